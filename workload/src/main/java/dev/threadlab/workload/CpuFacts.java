package dev.threadlab.workload;

import dev.threadlab.report.Cpus;
import dev.threadlab.workload.cgroup.Cgroup;
import java.nio.file.Path;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** The CPUs that this process was given, beside those it was seen on. */
final class CpuFacts {
  private CpuFacts() {}

  static Cpus of(Cgroup cgroup, BitSet seen) {
    return new Cpus(
        cgroup.limitMillis(),
        cgroup.memoryLimitBytes(),
        allowed(),
        Runtime.getRuntime().availableProcessors(),
        seen.stream().boxed().toList());
  }

  /** Affinity and cpuset together, as the kernel has joined them. */
  private static @Nullable String allowed() {
    String status = ProcFile.read(Path.of("/proc/self/status"));
    return status == null ? null : ProcFile.field(status, "Cpus_allowed_list:");
  }
}
