package dev.threadlab.operator.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Which experiments an operator runs. */
@ExtendWith(ClusterExtension.class)
class NamespacesIT {
  private static final String TWO_RUNS = "input: {lines: 20}, rounds: 1";

  @Test
  void anOperatorForOneNamespaceLeavesOthersAlone(Lab one, Lab other) {
    var _ = other.create("there", TWO_RUNS);
    var _ = one.startOperator();
    var _ = one.create("here", TWO_RUNS);
    Whole.assertThatOf(one.awaitEnd("here"), 2);
    assertThat(other.seenStatus("there")).isEmpty();
  }

  @Test
  void anOperatorForSomeNamespacesRunsTheExperimentsOfThose(Lab one, Lab two, Lab other) {
    var _ = other.create("elsewhere", TWO_RUNS);
    var _ = one.operators().startFor(List.of(one.namespace(), two.namespace()));
    var _ = one.create("here", TWO_RUNS);
    var _ = two.create("there", TWO_RUNS);
    Whole.assertThatOf(one.awaitEnd("here"), 2);
    Whole.assertThatOf(two.awaitEnd("there"), 2);
    assertThat(other.seenStatus("elsewhere")).isEmpty();
  }

  @Test
  void aNamespaceThatGoesDisturbsNoOther(Lab one, Lab two) {
    var _ = one.operators().startFor(List.of(one.namespace(), two.namespace()));
    var _ = two.create("gone", TWO_RUNS);
    var _ = two.awaitRunningPod();
    two.delete();
    var _ = one.create("here", TWO_RUNS);
    Whole.assertThatOf(one.awaitEnd("here"), 2);
  }
}
