package dev.threadlab.cli.local;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * What this process may use of the machine, whether by its hardware or by limits set on this
 * process itself.
 *
 * @param cpus CPUs
 * @param memoryBytes bytes of memory
 */
record Machine(int cpus, long memoryBytes) {
  private static final long MEBIBYTE = 1L << 20;

  static Machine observe() {
    var system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    return new Machine(Runtime.getRuntime().availableProcessors(), system.getTotalMemorySize());
  }

  /** Limits beyond the machine would hold nothing, and the result would carry a wrong name. */
  void mustHold(Limits run) throws RefusedException {
    var limits = run.withBeside();
    String who = run.beside() == null ? "" : " with its neighbours";
    if (limits.cpuMillis() > cpus * 1000L) {
      throw new RefusedException(
          "profile %s%s asks for %s CPUs, but only %d can be used here: lower its cpu, or run it on a larger machine"
              .formatted(limits.profile(), who, limits.cpus(), cpus));
    }
    if (limits.memoryBytes() > memoryBytes) {
      throw new RefusedException(
          "profile %s%s asks for %d MiB of memory, but only %d MiB can be used here: lower its memory, or run it on a larger machine"
              .formatted(
                  limits.profile(), who, limits.memoryBytes() / MEBIBYTE, memoryBytes / MEBIBYTE));
    }
  }
}
