package dev.threadlab.workload;

import dev.threadlab.workload.cgroup.Cgroup;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A CPU limit that this process is to have, which somebody else sets.
 *
 * @param millis thousandths of a CPU
 */
record Size(int millis) {
  /** What looking costs falls between runs, never into one. */
  private static final long PAUSE_MILLIS = 20;

  /**
   * Waits until the kernel holds this process to it.
   *
   * @param seconds for how long at most
   * @param cgroup looks at this process's control group
   * @throws NotResized if it does not come to that
   */
  void await(int seconds, Supplier<Cgroup> cgroup) throws NotResized {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    Long limit = cgroup.get().limitMillis();
    while (!isIt(limit)) {
      if (System.nanoTime() - deadline > 0) {
        throw new NotResized(
            "the CPU limit is "
                + inWords(limit)
                + ", not "
                + millis
                + "m, after "
                + seconds
                + " s");
      }
      pause();
      limit = cgroup.get().limitMillis();
    }
  }

  private boolean isIt(@Nullable Long limit) {
    return limit != null && limit == millis;
  }

  private static String inWords(@Nullable Long limit) {
    return limit == null ? "none that can be seen" : limit + "m";
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException stop) {
      throw new IllegalStateException("nobody interrupts a run", stop);
    }
  }
}
