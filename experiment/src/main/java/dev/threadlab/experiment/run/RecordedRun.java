package dev.threadlab.experiment.run;

import dev.threadlab.experiment.plan.PlannedRun;
import org.jspecify.annotations.Nullable;

/**
 * A run that has ended.
 *
 * @param planned which run of the plan it was
 * @param attempt which attempt counted, from 1
 * @param node where it ran, absent when no node ever took it
 * @param pod the pod it ran in, absent without a cluster
 * @param outcome how it ended
 * @param superseded whether its round was run again, so that it does not count
 */
public record RecordedRun(
    PlannedRun planned,
    int attempt,
    @Nullable String node,
    @Nullable String pod,
    RunOutcome outcome,
    boolean superseded) {

  /** A run that counts as far as is known. */
  public RecordedRun(
      PlannedRun planned,
      int attempt,
      @Nullable String node,
      @Nullable String pod,
      RunOutcome outcome) {
    this(planned, attempt, node, pod, outcome, false);
  }

  /** The same, not counting. */
  public RecordedRun asSuperseded() {
    return new RecordedRun(planned, attempt, node, pod, outcome, true);
  }
}
