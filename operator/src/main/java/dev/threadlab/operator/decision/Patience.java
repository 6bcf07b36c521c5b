package dev.threadlab.operator.decision;

import dev.threadlab.operator.observation.Hindrance;
import dev.threadlab.operator.observation.RunState.Running;
import dev.threadlab.operator.observation.RunState.Starting;
import dev.threadlab.operator.observation.SeenRun;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How long things may take before somebody looks again, or says something. */
final class Patience {
  /** A hindrance that is gone sooner is not worth a word: images are pulled, nodes make room. */
  private static final Duration HINDERED = Duration.ofSeconds(5);

  /** No event is waited for longer than this, should one be missed. */
  private static final Duration LONGEST = Duration.ofSeconds(60);

  /**
   * What others do is no event of this experiment's; to look costs nothing but a look at caches.
   */
  private static final Duration TURN = Duration.ofSeconds(1);

  /** What refuses a run is rarely gone at once. */
  static final Duration REFUSED = Duration.ofSeconds(10);

  private static final Duration SHORTEST = Duration.ofMillis(100);

  private Patience() {}

  /** What keeps this run from starting, if it has done so for long enough. */
  static Optional<Hindrance> exhausted(SeenRun run, Instant now) {
    return run.state() instanceof Starting(var hindrance)
            && hindrance != null
            && !now.isBefore(run.startableAt().plus(HINDERED))
        ? Optional.of(hindrance)
        : Optional.empty();
  }

  /** What keeps the pod of this run from getting its size, if it has done so for long enough. */
  static Optional<Hindrance> notResized(SeenRun run, Instant now) {
    return run.state() instanceof Running(var since)
            && run.sizing() != null
            && !now.isBefore(since.plus(HINDERED))
        ? Optional.ofNullable(run.sizing().hindrance())
        : Optional.empty();
  }

  /** When to look at a run that has not started yet, or whose pod changes its size. */
  static Optional<Instant> nextLook(SeenRun run, Instant now) {
    return run.state() instanceof Starting || run.sizing() != null
        ? Optional.of(now.plus(HINDERED))
        : Optional.empty();
  }

  /** When to look whose turn it is. */
  static Instant nextTurn(Instant now) {
    return now.plus(TURN);
  }

  /** From now until then, within bounds. */
  static Duration until(Instant moment, Instant now) {
    Duration time = Duration.between(now, moment);
    if (time.compareTo(SHORTEST) < 0) {
      return SHORTEST;
    }
    return time.compareTo(LONGEST) > 0 ? LONGEST : time;
  }
}
