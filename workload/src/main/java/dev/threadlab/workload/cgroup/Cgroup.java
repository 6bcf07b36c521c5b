package dev.threadlab.workload.cgroup;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The cgroup that governs this process's CPU time, and the one that limits its memory. */
public sealed interface Cgroup permits Version1, Version2, NoCgroup {

  /** Finds it; safe on any machine: where nothing is to be seen, all is absent. */
  static Cgroup ofThisProcess(long pid) {
    return under(Path.of("/"), pid);
  }

  /** The same under another root, for tests. */
  static Cgroup under(Path root, long pid) {
    Locator locator = new Locator(root, pid);
    Group cpu = locator.version1("cpu");
    if (cpu != null) {
      return new Version1(cpu, locator.version1("cpuacct"), locator.version1("memory"));
    }
    Group unified = locator.version2();
    return unified == null ? new NoCgroup() : new Version2(unified);
  }

  /** 1 or 2; null without one. */
  @Nullable Integer version();

  /** Its counters now. The quota's counters are those of the cgroup whose quota is the tightest. */
  CpuReading read();

  /** The tightest CPU limit up to the top, in thousandths of a CPU; null without one. */
  @Nullable Long limitMillis();

  /** The tightest memory limit up to the top; null without one. */
  @Nullable Long memoryLimitBytes();
}
