package dev.threadlab.operator.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.threadlab.crds.Condition;
import dev.threadlab.crds.Progress;
import dev.threadlab.crds.Run;
import dev.threadlab.crds.Run.Outcome;
import dev.threadlab.crds.ThreadExperimentStatus;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Pods that are resized in place, by a real kubelet. */
@ExtendWith(ClusterExtension.class)
class ResizeIT {
  /** The first run of this seed is small. */
  private static final String SIZES =
      "input: {lines: 20}, resize: InPlace, seed: 1, work: {hashRounds: 20000},"
          + " iterations: {warmup: 1, measured: 2},"
          + " variants: [{name: single, strategy: Sequential}],"
          + " profiles: [{name: small, cpu: 200m, memory: 256Mi},"
          + " {name: large, cpu: '%s', memory: 256Mi}]";

  /** The pods of each round's runs, in the order of these. */
  static Map<Integer, List<String>> podsOfRounds(List<Run> runs) {
    return runs.stream()
        .filter(run -> run.twin() == null)
        .collect(
            Collectors.groupingBy(
                Run::round,
                Collectors.mapping(run -> Objects.requireNonNull(run.pod()), Collectors.toList())));
  }

  @Test
  void operatorsThatAreKilledBeforeAndAfterEachWriteBetweenSizesGoOnWithThePod(Lab lab) {
    var _ = lab.create("killed", SIZES.formatted("1") + ", rounds: 1");
    lab.operators().killAround("POST", "/configmaps$");
    lab.operators().killAround("PATCH", "/resize$");
    lab.operators().killAround("PATCH", "/configmaps/");
    var _ = lab.startOperator();
    var status = lab.awaitEnd("killed");
    Whole.assertThatOf(status, 2);
    assertThat(podsOfRounds(status.runs()).values())
        .allSatisfy(pods -> assertThat(pods).hasSize(2).containsOnly(pods.getFirst()));
  }

  @Test
  void aPodThatIsLostBetweenTwoSizesIsMadeUpForWithItsWholeRound(Lab lab) {
    String lost = podAtItsSecondSize(lab).getMetadata().getName();
    var _ = lab.client().pods().inNamespace(lab.namespace()).withName(lost).delete();
    assertThatTheRoundIsRepeated(lab.awaitEnd("lost"), lost);
  }

  /** Each of its runs takes more than 6 seconds. */
  static Pod podAtItsSecondSize(Lab lab) {
    var _ = lab.startOperator();
    var _ =
        lab.create(
            "lost",
            SIZES.formatted("1").replace("hashRounds: 20000", "sleepMicros: 100000")
                + ", rounds: 1");
    await("the first size is recorded")
        .atMost(Duration.ofMinutes(2))
        .until(() -> lab.seenStatus("lost").map(now -> now.runs().size()).orElse(0) == 1);
    return lab.awaitRunningPod();
  }

  static void assertThatTheRoundIsRepeated(ThreadExperimentStatus status, String lost) {
    assertThat(status.progress()).isEqualTo(Progress.of(2, 0, 2, 0, 2));
    assertThat(status.runs())
        .filteredOn(run -> run.outcome() == Outcome.Reported)
        .hasSize(2)
        .allSatisfy(run -> {
          assertThat(run.attempt()).isEqualTo(2);
          assertThat(run.pod()).isNotEqualTo(lost);
        });
  }

  @Test
  void aSizeThatNoNodeHasIsNamedAndEndsAtTheTimeoutOfTheRun(Lab lab) {
    var _ = lab.startOperator();
    var _ = lab.create("vast", SIZES.formatted("64") + ", rounds: 1, runTimeoutSeconds: 60");
    await("the condition")
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(() ->
            assertThat(lab.seenStatus("vast").flatMap(Lab::progressing))
                .map(Condition::reason)
                .contains("ResizeInfeasible"));
    var status = lab.awaitEnd("vast");
    assertThat(status.runs())
        .extracting(Run::outcome)
        .containsExactly(Outcome.Reported, Outcome.NotResized);
  }
}
