package dev.threadlab.cli.run;

import dev.threadlab.experiment.plan.PlannedRun;
import dev.threadlab.experiment.run.RecordedRun;
import dev.threadlab.experiment.run.RunOutcome;

/** Tells a person how far the experiment has come. */
sealed interface Progress extends AutoCloseable permits ProgressBar, ProgressLines {

  /** A run starts. */
  void started(PlannedRun run);

  /** A run has ended. */
  void ended(RecordedRun run);

  /** There is something else to say, in one line. */
  void note(String line);

  @Override
  void close();

  /** What a person should know at once of a run that gave no report. */
  static String failure(RecordedRun run, RunOutcome.Failed failed) {
    var planned = run.planned();
    return "round %d, %s, %s: %s. %s"
        .formatted(
            planned.round(), planned.profile(), planned.variant(), failed.kind(), failed.message());
  }
}
