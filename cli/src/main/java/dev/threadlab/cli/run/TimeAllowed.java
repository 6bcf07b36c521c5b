package dev.threadlab.cli.run;

import dev.threadlab.crds.ThreadExperimentSpec;
import java.time.Duration;
import java.time.Instant;

/**
 * How long a run may take.
 *
 * @param span its time
 * @param untilDeadline whether that is what the whole experiment has left, less than a run's own
 */
record TimeAllowed(Duration span, boolean untilDeadline) {

  static TimeAllowed of(ThreadExperimentSpec spec, Instant startTime, Instant now) {
    var own = Duration.ofSeconds(spec.runTimeoutSeconds());
    var left = Duration.between(now, startTime.plusSeconds(spec.deadlineSeconds()));
    return left.compareTo(own) < 0 ? new TimeAllowed(left, true) : new TimeAllowed(own, false);
  }
}
