package dev.threadlab.operator.job;

import io.fabric8.kubernetes.api.model.Affinity;
import io.fabric8.kubernetes.api.model.AffinityBuilder;
import io.fabric8.kubernetes.api.model.NodeSelectorRequirement;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Binds a pod to a node by the node's name, which a label need not say. The scheduler still sees to
 * it that there is room, which it would not if the pod named its node itself.
 */
public final class Pinning {
  private static final String NAME = "metadata.name";

  private Pinning() {}

  static @Nullable Affinity to(@Nullable String node) {
    return node == null
        ? null
        : new AffinityBuilder()
            .withNewNodeAffinity()
            .withNewRequiredDuringSchedulingIgnoredDuringExecution()
            .addNewNodeSelectorTerm()
            .withMatchFields(new NodeSelectorRequirement(NAME, "In", List.of(node)))
            .endNodeSelectorTerm()
            .endRequiredDuringSchedulingIgnoredDuringExecution()
            .endNodeAffinity()
            .build();
  }

  /** The node that the pods of this Job are bound to. */
  public static Optional<String> of(Job job) {
    return Optional.ofNullable(job.getSpec().getTemplate().getSpec().getAffinity())
        .map(affinity -> affinity.getNodeAffinity())
        .map(nodes -> nodes.getRequiredDuringSchedulingIgnoredDuringExecution())
        .stream()
        .flatMap(required -> required.getNodeSelectorTerms().stream())
        .flatMap(term -> term.getMatchFields().stream())
        .filter(field -> NAME.equals(field.getKey()))
        .flatMap(field -> field.getValues().stream())
        .findFirst();
  }
}
