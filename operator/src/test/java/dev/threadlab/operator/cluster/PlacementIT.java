package dev.threadlab.operator.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlab.crds.Comparison;
import dev.threadlab.crds.Run;
import dev.threadlab.crds.ThreadExperimentStatus.Phase;
import dev.threadlab.operator.job.Pinning;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How nodes share the runs. */
@ExtendWith(ClusterExtension.class)
class PlacementIT {

  @Test
  void allRunsGoWhereTheFirstDid(Lab lab) {
    var _ = lab.startOperator();
    var _ =
        lab.create(
            "same",
            "input: {lines: 20}, rounds: 2, keepPods: Always, placement: {scope: SameNode}");
    var status = lab.awaitEnd("same");
    Whole.assertThatOf(status, 4);
    String first = status.runs().getFirst().node();
    assertThat(status.runs()).extracting(Run::node).containsOnly(first);
    assertThat(lab.jobs())
        .filteredOn(job -> Pinning.of(job).isPresent())
        .as("all but the first are bound")
        .hasSize(3)
        .allSatisfy(job -> assertThat(Pinning.of(job)).contains(first));
  }

  @Test
  void eachNodeRunsAllRoundsAndIsAnsweredForAlthoughTheOperatorIsKilled(Lab lab) {
    var operator = lab.startOperator();
    var _ = lab.create("every", "input: {lines: 20}, rounds: 2, placement: {scope: EveryNode}");
    var _ = lab.awaitRunningPod();
    operator.kill();
    var _ = lab.operators().start("another");
    var status = lab.awaitEnd("every");
    var nodes =
        lab.client().nodes().list().getItems().stream()
            .map(node -> node.getMetadata().getName())
            .sorted()
            .toList();
    assertThat(status.nodes()).isEqualTo(nodes).hasSizeGreaterThan(1);
    Whole.assertThatOf(status, 4 * nodes.size());
    assertThat(status.runs())
        .allSatisfy(
            run -> assertThat(run.node()).isEqualTo(nodes.get((run.round() - 1) % nodes.size())));
    assertThat(status.comparisons()).extracting(Comparison::node).startsWith((String) null);
    assertThat(status.comparisons())
        .extracting(Comparison::node)
        .containsAll(nodes)
        .hasSize(1 + nodes.size());
  }

  @Test
  void noNodeThatMatchesIsNamed(Lab lab) {
    var _ = lab.startOperator();
    var _ =
        lab.create(
            "nowhere",
            "input: {lines: 20}, placement: {scope: EveryNode, nodeSelector: {there: is-none}}");
    lab.awaitReason("nowhere", "NoNodeMatches");
    assertThat(lab.jobs()).isEmpty();
  }

  @Test
  void moreNodesThanRunsHaveRoomForAreNamed(Lab lab) {
    var _ = lab.startOperator();
    var _ = lab.create("many", "input: {lines: 20}, rounds: 2500, placement: {scope: EveryNode}");
    var status = lab.awaitEnd("many");
    assertThat(status.phase()).isEqualTo(Phase.Failed);
    assertThat(status.conditions())
        .filteredOn(each -> each.type().equals("Failed"))
        .extracting(each -> each.reason())
        .isEqualTo(List.of("TooManyNodes"));
    assertThat(status.runs()).isEmpty();
  }
}
