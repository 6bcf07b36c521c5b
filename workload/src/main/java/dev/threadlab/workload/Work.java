package dev.threadlab.workload;

import dev.threadlab.integrity.Integrity;
import dev.threadlab.report.LineReport;
import dev.threadlab.report.RunReport;
import dev.threadlab.report.ThreadUsage;
import java.io.IOException;
import java.util.BitSet;
import java.util.List;
import java.util.function.Supplier;

/** What an iteration does. */
interface Work {
  /** Makes every iteration begin alike; comes before the timed span. */
  void prepare() throws IOException;

  /** Does it once. */
  Done perform() throws IOException;

  /** Judges what the last one left; comes after the timed span. */
  Integrity check() throws IOException;

  /**
   * What was seen of it.
   *
   * @param durationNanos its timed span
   * @param firstNanos when it began to work, by {@link System#nanoTime}
   * @param threadsMost the most threads that were seen at once
   * @param runnable how many of a command's threads wanted a CPU, at each look at them
   * @param cpus the CPUs that they ran on
   * @param lines the reports of its lines, made when asked for
   * @param threads its threads as they were at its end, asked for at once
   */
  record Done(
      long durationNanos,
      long firstNanos,
      int threadsMost,
      List<Integer> runnable,
      BitSet cpus,
      Lines lines,
      Supplier<List<ThreadUsage>> threads) {}

  /** Makes the reports of lines. */
  interface Lines {
    Reports reports() throws IOException;
  }

  /**
   * The reports of lines.
   *
   * @param first the first in the order of writing, at most {@value RunReport#LINES_KEPT}
   * @param others how many more lines there were
   */
  record Reports(List<LineReport> first, int others) {}
}
