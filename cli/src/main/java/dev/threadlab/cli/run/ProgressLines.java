package dev.threadlab.cli.run;

import dev.threadlab.experiment.plan.PlannedRun;
import dev.threadlab.experiment.run.RecordedRun;
import dev.threadlab.experiment.run.RunOutcome;
import java.io.PrintStream;
import java.time.Duration;

/** Progress for a log: now and then a line, and one for each run that failed. */
final class ProgressLines implements Progress {
  private static final Duration BETWEEN = Duration.ofSeconds(5);

  private final PrintStream out;
  private final Pace pace;
  private Duration next = BETWEEN;

  ProgressLines(PrintStream out, Pace pace) {
    this.out = out;
    this.pace = pace;
  }

  @Override
  public void started(PlannedRun run) {}

  @Override
  public void ended(RecordedRun run) {
    pace.ended();
    if (run.outcome() instanceof RunOutcome.Failed failed) {
      note(Progress.failure(run, failed));
    }
    if (pace.all() || pace.elapsed().compareTo(next) >= 0) {
      note(pace.toString());
      next = pace.elapsed().plus(BETWEEN);
    }
  }

  @Override
  public void note(String line) {
    out.println(line);
  }

  @Override
  public void close() {}
}
