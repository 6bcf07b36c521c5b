package dev.threadlab.workload.command;

import dev.threadlab.report.ThreadUsage;
import java.util.BitSet;
import java.util.List;

/**
 * A command that has ended well.
 *
 * @param startedNanos when it was started, by {@link System#nanoTime}
 * @param durationNanos from before its start to after its end
 * @param threadsMost the most threads that it was seen to have
 * @param runnable how many of them ran or waited for a CPU, at each look but the one at its start
 * @param cpus the CPUs that those ran on
 * @param threads those that were seen last
 */
public record Invoked(
    long startedNanos,
    long durationNanos,
    int threadsMost,
    List<Integer> runnable,
    BitSet cpus,
    List<ThreadUsage> threads) {
  public Invoked {
    runnable = List.copyOf(runnable);
    threads = List.copyOf(threads);
  }
}
