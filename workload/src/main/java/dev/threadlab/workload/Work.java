package dev.threadlab.workload;

import dev.threadlab.integrity.Integrity;
import dev.threadlab.report.LineReport;
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
   * @param lines the reports of its first lines, made when asked for
   * @param records how many lines there were
   * @param threads its threads as they were at its end, asked for at once
   */
  record Done(
      long durationNanos,
      long firstNanos,
      int threadsMost,
      List<Integer> runnable,
      BitSet cpus,
      Supplier<List<LineReport>> lines,
      int records,
      Supplier<List<ThreadUsage>> threads) {}
}
