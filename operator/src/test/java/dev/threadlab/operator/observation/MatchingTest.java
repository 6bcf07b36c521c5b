package dev.threadlab.operator.observation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlab.crds.Placement;
import dev.threadlab.crds.Placement.Scope;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.Toleration;
import io.fabric8.kubernetes.api.model.TolerationBuilder;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MatchingTest {

  @Test
  void nodesThatAreReadyAndOpenMatchInTheOrderOfTheirNames() {
    var nodes =
        List.of(
            ready("c").build(),
            ready("a").build(),
            ready("closed").editSpec().withUnschedulable(true).endSpec().build(),
            node("silent", "Unknown").build());
    assertThat(Matching.names(nodes, null)).containsExactly("a", "c");
  }

  @Test
  void everyLabelThatIsAskedForMustBeThere() {
    var nodes = List.of(labelled("a", Map.of("disk", "ssd", "zone", "1")), ready("b").build());
    assertThat(Matching.names(nodes, new Placement(Scope.Any, Map.of("disk", "ssd"), null)))
        .containsExactly("a");
    assertThat(Matching.names(nodes, new Placement(Scope.Any, Map.of("disk", "hdd"), null)))
        .isEmpty();
  }

  @Test
  void aTaintKeepsAwayWhatDoesNotTolerateIt() {
    var soft = tainted("soft", "PreferNoSchedule");
    var hard = tainted("hard", "NoSchedule");
    var nodes = List.of(soft, hard);
    assertThat(Matching.names(nodes, null)).containsExactly("soft");
    assertThat(tolerating(nodes, toleration("dedicated", "Equal", "lab", null)))
        .containsExactly("hard", "soft");
    assertThat(tolerating(nodes, toleration("dedicated", "Exists", null, "NoSchedule")))
        .containsExactly("hard", "soft");
    assertThat(tolerating(nodes, toleration(null, "Exists", null, null)))
        .containsExactly("hard", "soft");
    assertThat(tolerating(nodes, toleration("dedicated", null, "other", null)))
        .containsExactly("soft");
    assertThat(tolerating(nodes, toleration("dedicated", "Exists", null, "NoExecute")))
        .containsExactly("soft");
  }

  private static List<String> tolerating(List<Node> nodes, Toleration toleration) {
    return Matching.names(nodes, new Placement(Scope.Any, null, List.of(toleration)));
  }

  private static Toleration toleration(
      @Nullable String key,
      @Nullable String operator,
      @Nullable String value,
      @Nullable String effect) {
    return new TolerationBuilder()
        .withKey(key)
        .withOperator(operator)
        .withValue(value)
        .withEffect(effect)
        .build();
  }

  private static Node labelled(String name, Map<String, String> labels) {
    return ready(name).editMetadata().withLabels(labels).endMetadata().build();
  }

  private static Node tainted(String name, String effect) {
    return ready(name).editSpec().addNewTaint(effect, "dedicated", null, "lab").endSpec().build();
  }

  private static NodeBuilder ready(String name) {
    return node(name, "True");
  }

  private static NodeBuilder node(String name, String ready) {
    return new NodeBuilder()
        .withNewMetadata()
        .withName(name)
        .endMetadata()
        .withNewSpec()
        .endSpec()
        .withNewStatus()
        .addNewCondition()
        .withType("Ready")
        .withStatus(ready)
        .endCondition()
        .endStatus();
  }
}
