package dev.threadlab.workload.hardware;

import dev.threadlab.report.Hardware;
import dev.threadlab.report.Hardware.Disk;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import oshi.hardware.CentralProcessor;
import oshi.hardware.HWDiskStore;
import oshi.hardware.HardwareAbstractionLayer;
import oshi.nativefree.SystemInfo;

/**
 * Reads the machine's hardware, from files alone: no native library is unpacked, so that a
 * read-only root and any user will do. Slow to load: only after all measuring.
 */
public final class HardwareTable {
  private HardwareTable() {}

  /**
   * The machine as far as it can be seen.
   *
   * @param cgroupVersion the version that governs this process, null without one
   * @return null when nothing at all can be seen
   */
  public static @Nullable Hardware read(@Nullable Integer cgroupVersion) {
    HardwareAbstractionLayer machine = fact(() -> new SystemInfo().getHardware());
    if (machine == null) {
      return null;
    }
    CentralProcessor processor = fact(machine::getProcessor);
    return new Hardware(
        processor == null ? null : named(fact(() -> processor.getProcessorIdentifier().getName())),
        processor == null ? null : megahertz(fact(processor::getMaxFreq)),
        processor == null ? null : positive(fact(processor::getLogicalProcessorCount)),
        processor == null ? null : positive(fact(processor::getPhysicalProcessorCount)),
        positive(fact(() -> machine.getMemory().getTotal())),
        disks(fact(machine::getDiskStores)),
        System.getProperty("os.name") + " " + System.getProperty("os.version"),
        cgroupVersion);
  }

  /** A fact that the library or the machine may well refuse: absent then. */
  private static <T> @Nullable T fact(Supplier<T> source) {
    try {
      return source.get();
    } catch (RuntimeException | LinkageError refused) {
      return null;
    }
  }

  private static List<Disk> disks(@Nullable List<HWDiskStore> stores) {
    List<Disk> disks = new ArrayList<>();
    if (stores != null) {
      for (HWDiskStore store : stores) {
        if (store.getSize() > 0) { // others are prepared by the kernel and not in use
          disks.add(new Disk(store.getName(), named(store.getModel()), store.getSize()));
        }
      }
    }
    return disks;
  }

  private static @Nullable String named(@Nullable String name) {
    return name == null || name.isBlank() || name.equalsIgnoreCase("unknown") ? null : name.strip();
  }

  private static @Nullable Long megahertz(@Nullable Long hertz) {
    return hertz == null || hertz < 1_000_000 ? null : hertz / 1_000_000;
  }

  private static <N extends Number> @Nullable N positive(@Nullable N number) {
    return number == null || number.longValue() <= 0 ? null : number;
  }
}
