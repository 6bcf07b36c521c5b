package dev.threadlab.experiment.decision;

import dev.threadlab.experiment.plan.PlannedRun;

/** What an engine does next. */
public sealed interface NextStep {

  /**
   * Starts a run.
   *
   * @param run which
   * @param attempt which attempt of it, from 1
   */
  record Start(PlannedRun run, int attempt) implements NextStep {}

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
