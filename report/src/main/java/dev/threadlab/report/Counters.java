package dev.threadlab.report;

import org.jspecify.annotations.Nullable;

/**
 * How far the counters of kernel and cgroup moved in one iteration. What could not be counted is
 * absent, never zero.
 *
 * @param usageNanos CPU time of the cgroup
 * @param periods enforcement periods of the CPU quota that elapsed
 * @param throttledPeriods periods in which the cgroup used up its quota and was stopped
 * @param throttledNanos time for which it was stopped, summed over CPUs
 * @param voluntarySwitches context switches because a thread waited, over the process
 * @param involuntarySwitches context switches because a thread was pre-empted, over the process
 * @param migrations moves of the working thread from one CPU to another; absent when the work was
 *     spread over threads that have ended, since the kernel drops their count
 * @param pressureCpuMicros time in which some thread of the cgroup waited for a CPU (PSI)
 */
public record Counters(
    @Nullable Long usageNanos,
    @Nullable Long periods,
    @Nullable Long throttledPeriods,
    @Nullable Long throttledNanos,
    @Nullable Long voluntarySwitches,
    @Nullable Long involuntarySwitches,
    @Nullable Long migrations,
    @Nullable Long pressureCpuMicros) {}
