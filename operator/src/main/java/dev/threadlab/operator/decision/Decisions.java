package dev.threadlab.operator.decision;

import dev.threadlab.crds.ThreadExperimentStatus;
import dev.threadlab.crds.ThreadExperimentStatus.Phase;
import dev.threadlab.operator.observation.Observation;
import org.jspecify.annotations.Nullable;

/** Decides what to do next about an experiment. */
public final class Decisions {
  private Decisions() {}

  /** The next step, from whatever state. */
  public static Decision decide(Observation seen) {
    if (hasEnded(seen.experiment().getStatus())) {
      return AfterTheEnd.decide(seen);
    }
    return seen.openNodes() == null ? Pass.decide(seen) : NodeChoice.decide(seen, seen.openNodes());
  }

  /** What to do when the cluster has refused the start of a run for this reason. */
  public static Decision refused(Observation seen, String why) {
    return Pass.refused(seen, why);
  }

  /** Whether a status is final. */
  public static boolean hasEnded(@Nullable ThreadExperimentStatus status) {
    return status != null && (status.phase() == Phase.Complete || status.phase() == Phase.Failed);
  }
}
