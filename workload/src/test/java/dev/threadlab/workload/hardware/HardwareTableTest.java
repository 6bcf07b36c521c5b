package dev.threadlab.workload.hardware;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlab.report.Hardware;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class HardwareTableTest {
  private final Hardware machine = Objects.requireNonNull(HardwareTable.read(2));

  @Test
  void theMachineIsTheKernels() throws IOException {
    String release = Files.readString(Path.of("/proc/sys/kernel/osrelease")).strip();
    assertThat(machine.kernel()).isEqualTo("Linux " + release);
    assertThat(machine.cgroupVersion()).isEqualTo(2);
    assertThat(machine.logicalCpus()).isPositive();
    assertThat(machine.physicalCores()).isPositive().isLessThanOrEqualTo(machine.logicalCpus());
    String total = Files.readAllLines(Path.of("/proc/meminfo")).getFirst().replaceAll("\\D", "");
    assertThat(machine.memoryBytes()).isEqualTo(Long.parseLong(total) * 1024);
  }

  @Test
  void aDiskHasANameAndASize() {
    assertThat(machine.disks())
        .allSatisfy(disk -> {
          assertThat(disk.name()).isNotBlank();
          assertThat(disk.sizeBytes()).isPositive();
        });
  }
}
