package dev.threadlab.experiment.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlab.crds.NodeEnvironment;
import dev.threadlab.report.Hardware;
import java.util.List;
import org.junit.jupiter.api.Test;

class EnvironmentsTest {

  @Test
  void aNodeIsDescribedByTheHardwareThatARunSaw() {
    var disks =
        List.of(
            new Hardware.Disk("sda", "Samsung SSD 870", 500_107_862_016L),
            new Hardware.Disk("vdb", null, 10_000_000_000L));
    var hardware = new Hardware("Xeon", 2_400L, 2, 1, 8_000_000_000L, disks, "Linux 6.1", 2);
    assertThat(Environments.of("node-1", hardware))
        .isEqualTo(
            new NodeEnvironment(
                "node-1",
                "Xeon",
                2_400L,
                2,
                1,
                8_000_000_000L,
                List.of("sda: Samsung SSD 870, 500.1 GB", "vdb: 10.0 GB"),
                "Linux 6.1",
                null,
                null,
                2));
  }

  @Test
  void whatCouldNotBeSeenIsAbsent() {
    var nothing = new Hardware(null, null, null, null, null, List.of(), null, null);
    assertThat(Environments.of("node-1", nothing)).isEqualTo(Environments.of("node-1", null));
  }
}
