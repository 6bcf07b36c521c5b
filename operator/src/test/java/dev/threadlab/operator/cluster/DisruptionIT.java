package dev.threadlab.operator.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.threadlab.crds.Progress;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Duration;
import java.util.function.Supplier;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;

/** What happens to a whole cluster, or is asked of it: nothing else can be tested meanwhile. */
@Isolated
@ExtendWith(ClusterExtension.class)
class DisruptionIT {
  private static final Duration LONGER_THAN_THE_LEASE = Duration.ofSeconds(16);

  @Test
  void anApiServerThatIsRestartedWhileARunRunsIsFoundAgain(TestCluster cluster, Lab lab) {
    stopApiServer(cluster, lab, Duration.ZERO);
  }

  @Test
  void anApiServerThatIsAwayForLongerThanTheLeaseLastsIsFoundAgain(TestCluster cluster, Lab lab) {
    stopApiServer(cluster, lab, LONGER_THAN_THE_LEASE);
  }

  private static void stopApiServer(TestCluster cluster, Lab lab, Duration away) {
    Assumptions.assumeTrue(cluster.isOurs(), "needs a cluster whose programs can be stopped");
    var _ = lab.startOperator();
    var _ = lab.create("restarted", "input: {lines: 20}, rounds: 1");
    var _ = lab.awaitRunningPod();
    var _ = TestCluster.cluster("stop kube-apiserver");
    await().pollDelay(away).atMost(away.plusSeconds(5)).until(() -> true);
    var _ = TestCluster.cluster("start kube-apiserver");
    Whole.assertThatOf(lab.awaitEnd("restarted"), 2);
  }

  /** Both on one node, since it takes minutes until that is given up. */
  @Test
  void aRunAndARoundInOnePodWhoseNodeIsLostAreTriedAgain(TestCluster cluster, Lab one, Lab other) {
    Assumptions.assumeTrue(cluster.isOurs(), "needs a cluster whose nodes can be stopped");
    String node = nodeOfARunThatLasts(one);
    Pod resized = onNode(cluster, node, () -> ResizeIT.podAtItsSecondSize(other));
    assertThat(resized.getSpec().getNodeName()).isEqualTo(node);
    var _ = TestCluster.cluster("stop " + node);
    try {
      ResizeIT.assertThatTheRoundIsRepeated(
          other.awaitEnd("lost"), resized.getMetadata().getName());
      var status = one.awaitEnd("lost");
      assertThat(status.progress()).isEqualTo(Progress.of(1, 0, 1, 0, 1));
      assertThat(status.runs())
          .singleElement()
          .satisfies(run -> assertThat(run.attempt()).isEqualTo(2));
    } finally {
      var _ = TestCluster.cluster("start " + node);
    }
  }

  /** Until the node is stopped it has to last, and has to last again elsewhere. */
  private static String nodeOfARunThatLasts(Lab lab) {
    var _ = lab.startOperator();
    var _ = lab.createLasting("lost", 1, Duration.ofSeconds(40));
    return lab.awaitRunningPod().getSpec().getNodeName();
  }

  /** Meanwhile the other node takes no pods. */
  private static Pod onNode(TestCluster cluster, String node, Supplier<Pod> start) {
    String others = "--selector kubernetes.io/hostname!=" + node;
    var _ = cluster.kubectl("cordon " + others);
    try {
      return start.get();
    } finally {
      var _ = cluster.kubectl("uncordon " + others);
    }
  }
}
