package dev.threadlab.workload.cgroup;

import dev.threadlab.workload.ProcFile;
import org.jspecify.annotations.Nullable;

/** Version 2: one hierarchy for all controllers. */
final class Version2 implements Cgroup {
  private final Group group;
  private final Group quota;
  private final @Nullable Long limitMillis;
  private final @Nullable Long memoryLimitBytes;

  Version2(Group group) {
    this.group = group;
    Tightest cpuLimit = Tightest.of(group, Version2::limitMillis);
    this.quota = cpuLimit == null ? group : cpuLimit.group();
    this.limitMillis = Tightest.valueOf(cpuLimit);
    this.memoryLimitBytes =
        Tightest.valueOf(Tightest.of(group, above -> above.number("memory.max")));
  }

  /** The file {@code cpu.max} has quota and period: {@code 50000 100000} or {@code max 100000}. */
  private static @Nullable Long limitMillis(Group group) {
    String limit = group.text("cpu.max");
    int blank = limit == null ? -1 : limit.indexOf(' ');
    if (limit == null || blank < 0 || limit.startsWith("max")) {
      return null;
    }
    long quota = Long.parseLong(limit, 0, blank, 10);
    long period = Long.parseLong(limit, blank + 1, limit.length(), 10);
    return period <= 0 ? null : quota * 1000 / period;
  }

  @Override
  public Integer version() {
    return 2;
  }

  @Override
  public CpuReading read() {
    String own = group.text("cpu.stat");
    String limiting = quota.equals(group) ? own : quota.text("cpu.stat");
    return new CpuReading(
        nanos(Group.entry(own, "usage_usec")),
        Group.entry(limiting, "nr_periods"),
        Group.entry(limiting, "nr_throttled"),
        nanos(Group.entry(limiting, "throttled_usec")),
        pressure(group.text("cpu.pressure")));
  }

  /** From the row {@code some avg10=0.00 avg60=0.14 avg300=2.45 total=458646524}. */
  private static @Nullable Long pressure(@Nullable String text) {
    String some = text == null ? null : ProcFile.field(text, "some ");
    int total = some == null ? -1 : some.indexOf("total=");
    return some == null || total < 0
        ? null
        : Long.valueOf(some.substring(total + "total=".length()));
  }

  private static @Nullable Long nanos(@Nullable Long micros) {
    return micros == null ? null : micros * 1000;
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
