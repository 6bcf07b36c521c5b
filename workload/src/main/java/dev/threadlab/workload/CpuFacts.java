package dev.threadlab.workload;

import dev.threadlab.report.Cpus;
import dev.threadlab.workload.cgroup.Cgroup;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The CPUs that this process was given, beside those it was seen on. */
final class CpuFacts {
  /** Of fewer, one more or less would be the figure. */
  private static final int LOOKS_FEWEST = 5;

  private CpuFacts() {}

  /**
   * The facts.
   *
   * @param itself whether this process does the work, so that its runtime's count is the work's
   * @param runnable how many threads wanted a CPU, at each look at a command
   */
  static Cpus of(Cgroup cgroup, BitSet seen, boolean itself, List<Integer> runnable) {
    return new Cpus(
        cgroup.limitMillis(),
        cgroup.memoryLimitBytes(),
        allowed(),
        itself ? Runtime.getRuntime().availableProcessors() : null,
        wanted(runnable),
        seen.stream().boxed().toList());
  }

  private static @Nullable Integer wanted(List<Integer> runnable) {
    int looks = runnable.size();
    return looks < LOOKS_FEWEST
        ? null
        : runnable.stream().sorted().skip((looks - 1) / 2).findFirst().orElseThrow();
  }

  /** Affinity and cpuset together, as the kernel has joined them. */
  private static @Nullable String allowed() {
    String status = ProcFile.read(Path.of("/proc/self/status"));
    return status == null ? null : ProcFile.field(status, "Cpus_allowed_list:");
  }
}
