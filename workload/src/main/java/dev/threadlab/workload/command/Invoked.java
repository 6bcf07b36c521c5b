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
 * @param cpus the CPUs that those ran on
 * @param threads those that were seen last
 */
public record Invoked(
    long startedNanos,
    long durationNanos,
    int threadsMost,
    BitSet cpus,
    List<ThreadUsage> threads) {
  public Invoked {
    threads = List.copyOf(threads);
  }
}
