package dev.threadlab.experiment.status;

import dev.threadlab.crds.NodeEnvironment;
import dev.threadlab.report.Hardware;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The hardware table's rows. */
public final class Environments {
  private static final int LONGEST = 120;
  private static final int MOST_DISKS = 16;
  private static final double GIGA = 1e9;

  private Environments() {}

  /**
   * The node as a run on it saw it; what only the cluster knows (kubelet, container runtime) is
   * absent. A node whose hardware no run could read has its name alone.
   */
  public static NodeEnvironment of(String node, @Nullable Hardware hardware) {
    if (hardware == null) {
      return new NodeEnvironment(
          node, null, null, null, null, null, List.of(), null, null, null, null);
    }
    return new NodeEnvironment(
        node,
        text(hardware.cpuModel()),
        hardware.maxMegahertz(),
        hardware.logicalCpus(),
        hardware.physicalCores(),
        hardware.memoryBytes(),
        hardware.disks().stream().limit(MOST_DISKS).map(Environments::disk).toList(),
        text(hardware.kernel()),
        null,
        null,
        hardware.cgroupVersion());
  }

  /** {@code sda: Samsung SSD 870, 500.1 GB}. */
  private static String disk(Hardware.Disk disk) {
    String size = String.format(Locale.ROOT, "%.1f GB", disk.sizeBytes() / GIGA);
    String described = disk.model() == null ? size : disk.model() + ", " + size;
    return Text.within(LONGEST, disk.name() + ": " + described);
  }

  private static @Nullable String text(@Nullable String text) {
    return text == null ? null : Text.within(LONGEST, text);
  }
}
