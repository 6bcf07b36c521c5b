package dev.threadlab.operator.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlab.crds.Cell;
import dev.threadlab.crds.Progress;
import dev.threadlab.crds.ThreadExperimentStatus.Phase;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;

/** What a pod's sizes do to the times of its runs: nothing else may want a CPU meanwhile. */
@Isolated
@ExtendWith(ClusterExtension.class)
class ResizedTimesIT {
  @Test
  void theExampleComesToCompleteAndTheQuotaIsReallyChanged(Lab lab) throws IOException {
    var operator = lab.startOperator();
    var created =
        lab.create(
            Files.readString(TestCluster.ROOT.resolve("deploy/examples/resize.yaml"))
                .replace("rounds: 8", "rounds: 2"));
    assertThat(created.getSpec().rounds()).isEqualTo(2);
    var status = lab.awaitEnd("resize");
    assertThat(status.phase()).isEqualTo(Phase.Complete);
    assertThat(status.progress()).isEqualTo(Progress.of(8, 0, 8, 0, 0));
    assertThat(ResizeIT.podsOfRounds(status.runs()).values())
        .as("one pod for the three sizes of each round")
        .allSatisfy(pods -> assertThat(pods).hasSize(3).containsOnly(pods.getFirst()));
    assertThat(status.cells())
        .extracting(cell -> Objects.requireNonNull(cell.cpus()).limitMillis())
        .containsExactly(300L, 600L, 1000L, 300L);
    assertThat(median(status.cells().get(0))).isGreaterThan(2 * median(status.cells().get(2)));
    assertThat(operator.complaints()).isEmpty();
  }

  private static long median(Cell cell) {
    return Objects.requireNonNull(cell.durationMicros()).median();
  }
}
