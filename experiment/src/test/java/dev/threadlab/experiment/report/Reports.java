package dev.threadlab.experiment.report;

import dev.threadlab.integrity.Integrity;
import dev.threadlab.integrity.Integrity.Evidence;
import dev.threadlab.integrity.Integrity.Fault;
import dev.threadlab.report.Counters;
import dev.threadlab.report.Cpus;
import dev.threadlab.report.Hardware;
import dev.threadlab.report.Iteration;
import dev.threadlab.report.LineReport;
import dev.threadlab.report.ProcessFacts;
import dev.threadlab.report.RunReport;
import dev.threadlab.report.Task;
import dev.threadlab.report.ThreadUsage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Run reports. */
public final class Reports {
  private static final Counters UNKNOWN =
      new Counters(null, null, null, null, null, null, null, null);

  private Reports() {}

  /** A report with every part. */
  public static RunReport full() {
    return of(
        List.of(
            iteration(0, true, 9_000_000, 21, 5L, 5L),
            iteration(1, false, 3_000_400, 22, 4L, 1L),
            iteration(2, false, 1_000_000, 24, 6L, 3L)));
  }

  public static RunReport of(List<Iteration> iterations) {
    return of(
        iterations,
        List.of(
            new LineReport("line1", "Thread-0", 95L, 94L, 30, 1, 1_000L, 2_999L, 1_400L, 500L),
            new LineReport("line2", "Thread-1", 96L, 94L, 30, null, 1_500L, 3_500L, 600L, 0L)),
        0);
  }

  /** A report of lines that waited for the lock for so long, beside some that were left out. */
  public static RunReport waiting(List<@Nullable Long> nanos, int omitted) {
    return of(
        List.of(iteration(0, false, 1_000_000, 2, null, null)),
        nanos.stream()
            .map(each ->
                new LineReport("line", null, null, null, null, null, null, null, each, null))
            .toList(),
        omitted);
  }

  private static RunReport of(
      List<Iteration> iterations, List<LineReport> lines, int linesOmitted) {
    return new RunReport(
        RunReport.VERSION,
        new Task("ThreadPerLine", null, "None", 20, 0, 0, false, false, false, 1, 2),
        new ProcessFacts(94, "OpenJDK 25", 120_000L, 48_000_000L, null, null),
        new Cpus(1000L, 2_147_483_648L, "0-1", 1, 2, List.of(1, 0)),
        iterations,
        lines,
        linesOmitted,
        List.of(new ThreadUsage(94, "java", "S", 10_000, 20_000, 1)),
        new Hardware(
            "Xeon",
            2_400L,
            2,
            1,
            8_000_000_000L,
            List.of(new Hardware.Disk("sda", "QEMU", 10_000_000_000L)),
            "Linux 6.1",
            2),
        new Integrity(40, 39, 1, 0, 0, 2, List.of(new Evidence(Fault.Lost, "line7", 0))),
        "0123456789abcdef".repeat(4));
  }

  public static Iteration iteration(
      int index,
      boolean warmup,
      long nanos,
      int threads,
      @Nullable Long periods,
      @Nullable Long throttled) {
    var counters = new Counters(1L, periods, throttled, 5L, 6L, 7L, null, null);
    return new Iteration(
        index,
        warmup,
        nanos,
        nanos / 2,
        null,
        threads,
        periods == null && throttled == null ? UNKNOWN : counters,
        new Integrity(20, 20, index, 2L * index, 3L * index, 4L * index, List.of()));
  }
}
