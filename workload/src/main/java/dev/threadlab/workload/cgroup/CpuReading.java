package dev.threadlab.workload.cgroup;

import org.jspecify.annotations.Nullable;

/**
 * The CPU counters of a cgroup at one moment. What the kernel does not tell is absent.
 *
 * @param usageNanos CPU time used
 * @param periods enforcement periods of the quota that have elapsed
 * @param throttledPeriods those of them in which the quota was used up
 * @param throttledNanos time stopped for that, summed over CPUs
 * @param pressureMicros time in which some thread waited for a CPU (PSI)
 */
public record CpuReading(
    @Nullable Long usageNanos,
    @Nullable Long periods,
    @Nullable Long throttledPeriods,
    @Nullable Long throttledNanos,
    @Nullable Long pressureMicros) {
  static final CpuReading NONE = new CpuReading(null, null, null, null, null);
}
