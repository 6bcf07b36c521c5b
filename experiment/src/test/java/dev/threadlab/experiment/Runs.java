package dev.threadlab.experiment;

import dev.threadlab.crds.IntegrityCounts;
import dev.threadlab.crds.Run.ReportRef;
import dev.threadlab.experiment.plan.PlannedRun;
import dev.threadlab.experiment.run.RecordedRun;
import dev.threadlab.experiment.run.RunFigures;
import dev.threadlab.experiment.run.RunFigures.CpuCounts;
import dev.threadlab.experiment.run.RunOutcome;
import dev.threadlab.experiment.run.RunOutcome.Reported;
import dev.threadlab.report.LineReport;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Runs that have ended. */
public final class Runs {
  public static final String SHA256 = "0123456789abcdef".repeat(4);

  private Runs() {}

  public static RecordedRun ended(PlannedRun run, RunOutcome outcome) {
    return new RecordedRun(run, 1, "node-1", null, outcome);
  }

  public static RecordedRun reported(PlannedRun run) {
    return ended(run, report(figures(1_000), List.of()));
  }

  public static RecordedRun outOfMemory(PlannedRun run) {
    return ended(run, new RunOutcome.OutOfMemory("killed for its memory limit of 96Mi"));
  }

  public static Reported report(RunFigures figures, List<LineReport> lines) {
    return new Reported(figures, lines, SHA256, new ReportRef("x-reports-0", "run-0-1.json.gz"));
  }

  public static RunFigures figures(long durationMicros) {
    return throttled(durationMicros, null, null);
  }

  public static RunFigures withCpus(@Nullable CpuCounts cpus) {
    return new RunFigures(
        1_000,
        500,
        null,
        null,
        List.of(0),
        2,
        new IntegrityCounts(20, 0, 0, 0, 0),
        null,
        null,
        cpus,
        null);
  }

  public static RunFigures throttled(
      long durationMicros, @Nullable Long periods, @Nullable Long throttledPeriods) {
    return new RunFigures(
        durationMicros,
        durationMicros / 2,
        periods,
        throttledPeriods,
        List.of(0, 1),
        21,
        new IntegrityCounts(200, 0, 0, 0, 0),
        null,
        null,
        null,
        null);
  }

  public static List<LineReport> lines(int count, String text) {
    return IntStream.range(0, count)
        .mapToObj(at ->
            new LineReport(
                text + at,
                "Thread-" + at,
                94L + at,
                94L,
                30,
                1,
                at * 1_000L,
                9_999L + at * 1_000L,
                2_000L,
                3_000L))
        .toList();
  }
}
