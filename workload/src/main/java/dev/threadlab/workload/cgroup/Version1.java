package dev.threadlab.workload.cgroup;

import org.jspecify.annotations.Nullable;

/** Version 1: a hierarchy for each controller, or for some of them together. */
final class Version1 implements Cgroup {
  /** Without a limit the kernel tells the largest multiple of a page below 2^63. */
  private static final long UNLIMITED_FROM = Long.MAX_VALUE - (1 << 20);

  private final @Nullable Group accounting;
  private final Group quota;
  private final @Nullable Long limitMillis;
  private final @Nullable Long memoryLimitBytes;

  Version1(Group cpu, @Nullable Group accounting, @Nullable Group memory) {
    this.accounting = accounting;
    Tightest cpuLimit = Tightest.of(cpu, Version1::limitMillis);
    this.quota = cpuLimit == null ? cpu : cpuLimit.group();
    this.limitMillis = Tightest.valueOf(cpuLimit);
    this.memoryLimitBytes = Tightest.valueOf(Tightest.of(memory, Version1::memoryLimitBytes));
  }

  private static @Nullable Long limitMillis(Group group) {
    Long quota = group.number("cpu.cfs_quota_us");
    Long period = group.number("cpu.cfs_period_us");
    return quota == null || period == null || quota <= 0 || period <= 0
        ? null
        : quota * 1000 / period;
  }

  private static @Nullable Long memoryLimitBytes(Group group) {
    Long bytes = group.number("memory.limit_in_bytes");
    return bytes == null || bytes >= UNLIMITED_FROM ? null : bytes;
  }

  @Override
  public Integer version() {
    return 1;
  }

  @Override
  public CpuReading read() {
    String stat = quota.text("cpu.stat");
    return new CpuReading(
        accounting == null ? null : accounting.number("cpuacct.usage"),
        Group.entry(stat, "nr_periods"),
        Group.entry(stat, "nr_throttled"),
        Group.entry(stat, "throttled_time"),
        null);
  }

  @Override
  public @Nullable Long limitMillis() {
    return limitMillis;
  }

  @Override
  public @Nullable Long memoryLimitBytes() {
    return memoryLimitBytes;
  }
}
