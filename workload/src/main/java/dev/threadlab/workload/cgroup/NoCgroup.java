package dev.threadlab.workload.cgroup;

import org.jspecify.annotations.Nullable;

/** No cgroup can be seen from here. */
record NoCgroup() implements Cgroup {
  @Override
  public @Nullable Integer version() {
    return null;
  }

  @Override
  public CpuReading read() {
    return CpuReading.NONE;
  }

  @Override
  public @Nullable Long limitMillis() {
    return null;
  }

  @Override
  public @Nullable Long memoryLimitBytes() {
    return null;
  }
}
