package dev.threadlab.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The machine under the run. What cannot be seen from inside is absent.
 *
 * @param cpuModel as the processor names itself
 * @param maxMegahertz the highest frequency that it states
 * @param logicalCpus CPUs as the kernel numbers them
 * @param physicalCores cores
 * @param memoryBytes memory of the whole machine
 * @param disks its disks
 * @param kernel name and release, for instance {@code Linux 6.18.44}
 * @param cgroupVersion 1 or 2: which version governs this process's CPU time
 */
public record Hardware(
    @Nullable String cpuModel,
    @Nullable Long maxMegahertz,
    @Nullable Integer logicalCpus,
    @Nullable Integer physicalCores,
    @Nullable Long memoryBytes,
    List<Disk> disks,
    @Nullable String kernel,
    @Nullable Integer cgroupVersion) {
  public Hardware {
    disks = List.copyOf(disks);
  }

  /**
   * One disk.
   *
   * @param name the kernel's name for it
   * @param model as the disk names itself, absent where unknown
   * @param sizeBytes its size
   */
  public record Disk(String name, @Nullable String model, long sizeBytes) {}
}
