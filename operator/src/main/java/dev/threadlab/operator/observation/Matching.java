package dev.threadlab.operator.observation;

import dev.threadlab.crds.Placement;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Taint;
import io.fabric8.kubernetes.api.model.Toleration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which nodes would take a pod, whether or not they have room for it now. */
final class Matching {
  /** The effects of taints that keep a pod away. */
  private static final Set<String> REPELLING = Set.of("NoSchedule", "NoExecute");

  private Matching() {}

  /** The names of the nodes that are ready, open, and let in what is placed so; sorted. */
  static List<String> names(List<Node> nodes, @Nullable Placement placement) {
    Map<String, String> labels = placement == null ? null : placement.nodeSelector();
    List<Toleration> tolerations = placement == null ? null : placement.tolerations();
    return nodes.stream()
        .filter(Matching::isReady)
        .filter(node -> !Boolean.TRUE.equals(node.getSpec().getUnschedulable()))
        .filter(node -> hasLabels(node, labels == null ? Map.of() : labels))
        .filter(node -> isTolerated(node, tolerations == null ? List.of() : tolerations))
        .map(node -> node.getMetadata().getName())
        .sorted()
        .toList();
  }

  static boolean hasLabels(Node node, Map<String, String> labels) {
    return node.getMetadata().getLabels().entrySet().containsAll(labels.entrySet());
  }

  private static boolean isReady(Node node) {
    return node.getStatus().getConditions().stream()
        .anyMatch(each -> each.getType().equals("Ready") && each.getStatus().equals("True"));
  }

  private static boolean isTolerated(Node node, List<Toleration> tolerations) {
    return node.getSpec().getTaints().stream()
        .filter(taint -> REPELLING.contains(taint.getEffect()))
        .allMatch(taint -> tolerations.stream().anyMatch(each -> tolerates(each, taint)));
  }

  private static boolean tolerates(Toleration toleration, Taint taint) {
    boolean exists = "Exists".equals(toleration.getOperator());
    boolean anyKey = toleration.getKey() == null || toleration.getKey().isEmpty();
    boolean anyEffect = toleration.getEffect() == null || toleration.getEffect().isEmpty();
    return (anyEffect || toleration.getEffect().equals(taint.getEffect()))
        && (anyKey ? exists : toleration.getKey().equals(taint.getKey()))
        && (exists || text(toleration.getValue()).equals(text(taint.getValue())));
  }

  private static String text(@Nullable String value) {
    return Objects.requireNonNullElse(value, "");
  }
}
