package dev.threadlab.workload.command;

import dev.threadlab.report.ThreadUsage;
import dev.threadlab.workload.probe.Kernel;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Looks at the threads of a command while it runs: at its start and then every {@value
 * #PERIOD_MILLIS} milliseconds, or less often where a look takes long, so that looking never takes
 * more than one part in {@value #SHARE} of a CPU's time. What a look waits for a CPU does not
 * count: where many threads want one, it is looked just as often.
 */
final class Sampler {
  static final int PERIOD_MILLIS = 20;
  static final int SHARE = 50;

  /** Running, or it would if there were a CPU for it. */
  private static final String RUNNABLE = "R";

  private final long root;
  private final Thread thread;
  private final BitSet cpus = new BitSet();
  private final List<Integer> runnable = new ArrayList<>();
  private volatile boolean over;
  private int most;
  private List<ThreadUsage> last = List.of();

  private Sampler(long root) {
    this.root = root;
    thread = Thread.ofPlatform().daemon().name("sampler").unstarted(this::sample);
  }

  /** Begins, below the process of that number. */
  static Sampler below(long root) {
    var sampler = new Sampler(root);
    sampler.thread.start();
    return sampler;
  }

  /** What was seen, no more of it after this. */
  Seen end() throws InterruptedException {
    over = true;
    LockSupport.unpark(thread);
    thread.join();
    return new Seen(most, runnable.stream().skip(1).toList(), cpus, last);
  }

  /**
   * What was seen.
   *
   * @param threadsMost the most threads at one look
   * @param runnable how many of them ran or waited for a CPU, at each look that saw any but the
   *     first, which is too early
   * @param cpus where they ran
   * @param threads those of the last look that saw any
   */
  record Seen(int threadsMost, List<Integer> runnable, BitSet cpus, List<ThreadUsage> threads) {}

  private void sample() {
    while (!over) {
      long began = Kernel.threadCpuNanos();
      look();
      long took = Kernel.threadCpuNanos() - began;
      LockSupport.parkNanos(this, Math.max(PERIOD_MILLIS * 1_000_000L, took * SHARE));
    }
  }

  private void look() {
    List<ThreadUsage> threads = ProcessTree.of(root).threads();
    if (!threads.isEmpty()) {
      last = threads;
      runnable.add((int) threads.stream().filter(each -> each.state().equals(RUNNABLE)).count());
    }
    most = Math.max(most, threads.size());
    threads.forEach(each -> cpus.set(each.lastCpu()));
  }
}
