package dev.threadlab.operator.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.threadlab.crds.Condition;
import dev.threadlab.crds.Progress;
import dev.threadlab.crds.Run;
import dev.threadlab.crds.Run.Outcome;
import dev.threadlab.crds.ThreadExperimentStatus.Phase;
import dev.threadlab.operator.job.Labels;
import dev.threadlab.operator.job.Labels.Role;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Quantity;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Noisy neighbours: there before their run, gone with it, whatever happens to either. */
@ExtendWith(ClusterExtension.class)
class NeighboursIT {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Duration NAMED_WITHIN = Duration.ofSeconds(30);
  private static final String ONE =
      "input: {lines: 20}, iterations: {warmup: 0, measured: 1},"
          + " variants: [{name: single, strategy: Sequential}], ";
  private static final String SLOW = ONE + "work: {sleepMicros: 300000}, rounds: 1, ";
  private static final String BESIDE_TWO =
      "profiles: [{name: beside, cpu: 200m, memory: 256Mi, neighbours: {count: 2, cpu: 100m}}]";

  @Test
  void theExampleComesToCompleteAndLeavesNoNeighbours(Lab lab) throws IOException {
    var _ = lab.startOperator();
    var example = Files.readString(TestCluster.ROOT.resolve("deploy/examples/neighbours.yaml"));
    var _ = lab.create(example.replace("rounds: 8", "rounds: 1"));
    var status = lab.awaitEnd("neighbours");
    Whole.assertThatOf(status, 5);
    assertThat(status.comparisons())
        .anySatisfy(each ->
            assertThat(each.because())
                .contains(
                    "The candidate ran beside 2 neighbours of 250m CPU, the baseline beside none."));
    awaitNoNeighbours(lab);
  }

  @Test
  void neighboursRunOnTheNodeOfARunForAsLongAsItRuns(Lab lab) {
    var _ = lab.startOperator();
    var _ = lab.create("beside", SLOW + BESIDE_TWO);
    Pod run = awaitRun(lab);
    assertThat(pods(lab, Role.Neighbours))
        .singleElement()
        .satisfies(pod -> {
          assertThat(pod.getSpec().getNodeName()).isEqualTo(run.getSpec().getNodeName());
          assertThat(pod.getStatus().getContainerStatuses())
              .hasSize(2)
              .allSatisfy(each -> assertThat(each.getState().getRunning()).isNotNull());
        });
    Whole.assertThatOf(lab.awaitEnd("beside"), 1);
    lab.awaitNothingLeftButReports();
  }

  /**
   * In the order in which they write about a run and its neighbours, which come before it and go
   * after it.
   */
  @Test
  void operatorsThatAreKilledBeforeAndAfterEachWriteGoOn(Lab lab) {
    var _ = lab.create("killed", ONE + "rounds: 1, " + BESIDE_TWO);
    lab.operators().killAround("POST", "/jobs$");
    lab.operators().killAround("POST", "/jobs$");
    lab.operators().killAround("POST", "/configmaps$");
    lab.operators().killAround("DELETE", "/jobs/");
    lab.operators().killAround("DELETE", "/jobs/");
    lab.operators().killAround("PATCH", "/threadexperiments/killed/status$");
    Whole.assertThatOf(lab.status("killed"), 1);
    var _ = lab.startOperator();
    lab.awaitNothingLeftButReports();
  }

  @Test
  void anExperimentThatIsDeletedWhileItRunsLeavesNoNeighbours(Lab lab) {
    var _ = lab.startOperator();
    var _ = lab.create("gone", SLOW + BESIDE_TWO);
    var _ = awaitRun(lab);
    var _ = lab.experiment("gone").delete();
    lab.awaitNothingLeft();
  }

  @Test
  void aRunThatLosesItsNeighboursIsTriedAgain(Lab lab) {
    var _ = lab.startOperator();
    var _ = lab.create("lost", SLOW + BESIDE_TWO);
    var _ = awaitRun(lab);
    var _ = lab.client().resource(pods(lab, Role.Neighbours).getFirst()).delete();
    var status = lab.awaitEnd("lost");
    assertThat(status.progress()).isEqualTo(Progress.of(1, 0, 1, 0, 1));
    assertThat(status.runs()).singleElement().extracting(Run::attempt).isEqualTo(2);
    awaitNoNeighbours(lab);
  }

  @Test
  void aRunThatHangsIsEndedWithItsNeighbours(Lab lab) {
    var _ = lab.startOperator();
    var _ =
        lab.create(
            "hangs", SLOW.replace("300000", "60000000") + "runTimeoutSeconds: 15, " + BESIDE_TWO);
    assertThat(lab.awaitEnd("hangs").runs())
        .singleElement()
        .extracting(Run::outcome)
        .isEqualTo(Outcome.TimedOut);
    awaitNoNeighbours(lab);
  }

  @Test
  void neighboursThatNoNodeIsLargeEnoughForAreNamed(Lab lab) {
    assertThat(cpus(lab)).as("the CPUs of a node here").isLessThan(16);
    assertIsTooLarge(lab, "cpu: 100m", "{count: 16, cpu: 1}");
  }

  @Test
  void aRunThatNoNodeIsLargeEnoughForBesideItsNeighboursIsNamed(Lab lab) {
    String almostAll = "cpu: %dm".formatted(1000 * cpus(lab) - 300);
    assertIsTooLarge(lab, almostAll, "{count: 1, cpu: 400m}");
  }

  private static void assertIsTooLarge(Lab lab, String cpu, String neighbours) {
    var _ = lab.startOperator().awaitReady();
    var _ =
        lab.create(
            "large",
            SLOW
                + "runTimeoutSeconds: 40, profiles: [{name: large, %s, memory: 128Mi, neighbours: %s}]"
                    .formatted(cpu, neighbours));
    await()
        .atMost(NAMED_WITHIN)
        .ignoreExceptions()
        .until(() ->
            lab.status("large").conditions().stream()
                .map(Condition::reason)
                .anyMatch("InsufficientCpu"::equals));
    var status = lab.awaitEnd("large");
    assertThat(status.phase()).isEqualTo(Phase.Failed);
    assertThat(status.runs())
        .singleElement()
        .extracting(Run::outcome)
        .isEqualTo(Outcome.Unschedulable);
    awaitNoNeighbours(lab);
  }

  /** The CPUs of the largest node. */
  private static int cpus(Lab lab) {
    return lab.client().nodes().list().getItems().stream()
        .map(node -> node.getStatus().getAllocatable().get("cpu"))
        .map(Quantity::getNumericalAmount)
        .mapToInt(amount -> amount.intValue())
        .max()
        .orElseThrow();
  }

  /** Waits until a run runs. */
  private static Pod awaitRun(Lab lab) {
    await()
        .atMost(PATIENCE)
        .until(() -> pods(lab, Role.Workload).stream().anyMatch(Lab::isRunning));
    return pods(lab, Role.Workload).getFirst();
  }

  private static List<Pod> pods(Lab lab, Role role) {
    return with(role, lab.pods());
  }

  private static void awaitNoNeighbours(Lab lab) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> {
          assertThat(with(Role.Neighbours, lab.jobs())).isEmpty();
          assertThat(pods(lab, Role.Neighbours)).isEmpty();
        });
  }

  private static <T extends HasMetadata> List<T> with(Role role, List<T> objects) {
    return objects.stream().filter(each -> Labels.has(role, each)).toList();
  }
}
