package dev.threadlab.cli.run;

import dev.threadlab.experiment.plan.PlannedRun;
import dev.threadlab.experiment.run.RecordedRun;
import dev.threadlab.experiment.run.RunOutcome;
import java.io.PrintStream;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Progress for a terminal: one line that is drawn anew, at least each second. */
final class ProgressBar implements Progress {
  private static final int CELLS = 24;
  private static final int WIDTH = 79;
  private static final String CLEAR = "\r\u001b[K";

  private final PrintStream out;
  private final Pace pace;
  private final ScheduledExecutorService ticks =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("progress").factory());
  private String current = "";

  ProgressBar(PrintStream out, Pace pace) {
    this.out = out;
    this.pace = pace;
    var _ = ticks.scheduleAtFixedRate(this::draw, 1, 1, TimeUnit.SECONDS);
  }

  @Override
  public synchronized void started(PlannedRun run) {
    current = "%s %s".formatted(run.profile(), run.variant());
    draw();
  }

  @Override
  public synchronized void ended(RecordedRun run) {
    pace.ended();
    if (run.outcome() instanceof RunOutcome.Failed failed) {
      note(Progress.failure(run, failed));
    }
    draw();
  }

  @Override
  public synchronized void note(String line) {
    out.print(CLEAR);
    out.println(line);
  }

  private synchronized void draw() {
    int full = CELLS * pace.done() / Math.max(1, pace.planned());
    var bar = "#".repeat(full) + "-".repeat(CELLS - full);
    var line = "[%s] %s  %s".formatted(bar, pace, current);
    out.print(CLEAR + line.substring(0, Math.min(WIDTH, line.length())));
    out.flush();
  }

  @Override
  public void close() {
    ticks.shutdownNow();
    synchronized (this) {
      out.print(CLEAR);
      out.flush();
    }
  }
}
