package dev.threadlab.experiment.decision;

import dev.threadlab.experiment.plan.PlannedRun;
import org.jspecify.annotations.Nullable;

/** What an engine does next. */
public sealed interface NextStep {

  /**
   * Starts a run.
   *
   * @param run which
   * @param attempt which attempt of it, from 1
   * @param node the node that it has to be on, absent for any
   */
  record Start(PlannedRun run, int attempt, @Nullable String node) implements NextStep {
    /** A run that may be on any node. */
    public Start(PlannedRun run, int attempt) {
      this(run, attempt, null);
    }
  }

  /** Ends the experiment. A run that is still running is ended too and not recorded. */
  record Finish(Ending ending) implements NextStep {}

  /** Does nothing until something changes. */
  record Rest(Why why) implements NextStep {}

  /** Why there is nothing to do. */
  enum Why {
    /** A run is running. */
    Running,
    /** The design asks to start no more for now. */
    Suspended
  }
}
