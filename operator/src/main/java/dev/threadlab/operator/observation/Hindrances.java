package dev.threadlab.operator.observation;

import dev.threadlab.crds.Input;
import dev.threadlab.operator.job.PodShape;
import dev.threadlab.operator.observation.Hindrance.Kind;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceQuota;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out why a run does not start, where its pod does not say: by holding what the run asks for
 * against what nodes and quotas have, never by reading messages.
 */
public final class Hindrances {
  private static final Logger LOG = LoggerFactory.getLogger(Hindrances.class);
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;

  /** Warnings of the kubelet about pods that it starts all the same. */
  private static final Set<String> HARMLESS = Set.of("MissingClusterDNS", "DNSConfigForming");

  private final KubernetesClient client;

  /** Hindrances as this client sees them. */
  public Hindrances(KubernetesClient client) {
    this.client = client;
  }

  /** Why the pods of a Job are not created. */
  public Optional<Hindrance> withoutPod(String namespace, String jobUid, PodShape shape) {
    return quota(namespace, shape)
        .or(() -> event(namespace, jobUid).map(each -> other("PodNotCreated", each.getMessage())));
  }

  /**
   * What is behind {@code Unschedulable}: no node is large enough, or none has room now.
   *
   * @param together the shapes of the pods that have to be on one node
   */
  public Hindrance unschedulable(Hindrance said, List<PodShape> together) {
    PodShape shape = together.getFirst();
    List<Node> nodes =
        allowed(() -> client.nodes().list().getItems(), List.<Node>of()).stream()
            .filter(
                node -> shape.node() == null || shape.node().equals(node.getMetadata().getName()))
            .filter(node -> Matching.hasLabels(node, shape.nodeSelector()))
            .toList();
    if (nodes.isEmpty()) {
      return said;
    }
    return tooLarge("cpu", together, nodes)
        .or(() -> tooLarge("memory", together, nodes))
        .map(reason -> new Hindrance(Kind.Scheduling, reason, said.message()))
        .orElse(said);
  }

  /** Why a pod that has a node does not start. */
  public Optional<Hindrance> onNode(String namespace, String podUid, PodShape shape) {
    return shape.configMaps().stream()
        .flatMap(key -> missing(namespace, key).stream())
        .findFirst()
        .or(() -> event(namespace, podUid).map(each -> other(each.getReason(), each.getMessage())));
  }

  private Optional<Hindrance> missing(String namespace, Input.ConfigMapKey key) {
    ConfigMap there = client.configMaps().inNamespace(namespace).withName(key.name()).get();
    if (there == null) {
      return Optional.of(
          other("ConfigMapMissing", "There is no ConfigMap %s.".formatted(key.name())));
    }
    boolean has =
        there.getData().containsKey(key.key()) || there.getBinaryData().containsKey(key.key());
    return has
        ? Optional.empty()
        : Optional.of(
            other(
                "ConfigMapKeyMissing",
                "ConfigMap %s has no key %s.".formatted(key.name(), key.key())));
  }

  private static Optional<String> tooLarge(
      String resource, List<PodShape> together, List<Node> nodes) {
    var asked =
        together.stream()
            .flatMap(shape -> Stream.ofNullable(shape.requested().get(resource)))
            .map(Hindrances::amount)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    boolean fits =
        nodes.stream()
            .map(node -> node.getStatus().getAllocatable().get(resource))
            .anyMatch(has -> has != null && asked.compareTo(amount(has)) <= 0);
    return fits
        ? Optional.empty()
        : Optional.of(resource.equals("cpu") ? "InsufficientCpu" : "InsufficientMemory");
  }

  /** Quotas with scopes count only some pods, and are left out. */
  private Optional<Hindrance> quota(String namespace, PodShape shape) {
    var asked = asked(shape);
    return allowed(
            () -> client.resourceQuotas().inNamespace(namespace).list().getItems(),
            List.<ResourceQuota>of())
        .stream()
        .filter(quota -> quota.getSpec().getScopes().isEmpty())
        .flatMap(quota ->
            asked.entrySet().stream()
                .flatMap(each -> exceeded(quota, each.getKey(), each.getValue()).stream()))
        .min(Comparator.naturalOrder())
        .map(message -> other("QuotaExceeded", message));
  }

  /** What a pod counts in a quota, by the names that quotas have for it. */
  private static Map<String, Quantity> asked(PodShape shape) {
    var asked = new HashMap<>(shape.requested());
    shape.requested().forEach((resource, amount) -> asked.put("requests." + resource, amount));
    shape.limited().forEach((resource, amount) -> asked.put("limits." + resource, amount));
    asked.put("pods", new Quantity("1"));
    asked.put("count/pods", new Quantity("1"));
    return asked;
  }

  private static Optional<String> exceeded(ResourceQuota quota, String resource, Quantity asked) {
    Quantity hard = quota.getSpec().getHard().get(resource);
    if (hard == null || quota.getStatus() == null) {
      return Optional.empty();
    }
    Quantity used = quota.getStatus().getUsed().getOrDefault(resource, new Quantity("0"));
    return amount(used).add(amount(asked)).compareTo(amount(hard)) <= 0
        ? Optional.empty()
        : Optional.of(
            "ResourceQuota %s allows %s of %s, %s are used, the run asks for %s."
                .formatted(quota.getMetadata().getName(), hard, resource, used, asked));
  }

  private static BigDecimal amount(Quantity quantity) {
    return quantity.getNumericalAmount();
  }

  /** The newest warning about an object that keeps it from starting. */
  private Optional<Event> event(String namespace, String uid) {
    return allowed(
            () ->
                client
                    .v1()
                    .events()
                    .inNamespace(namespace)
                    .withField("involvedObject.uid", uid)
                    .withField("type", "Warning")
                    .list()
                    .getItems(),
            List.<Event>of())
        .stream()
        .filter(each -> !HARMLESS.contains(each.getReason()))
        .max(Comparator.comparing(Hindrances::lastSeen));
  }

  private static String lastSeen(Event event) {
    return Objects.requireNonNullElse(
        event.getLastTimestamp(), event.getMetadata().getCreationTimestamp());
  }

  private static Hindrance other(String reason, @Nullable String message) {
    return new Hindrance(Kind.Other, reason, Objects.requireNonNullElse(message, reason));
  }

  /** Reading nodes, quotas and events is a permission that an operator may be without. */
  static <T> T allowed(Supplier<T> read, T otherwise) {
    try {
      return read.get();
    } catch (KubernetesClientException refused) {
      if (refused.getCode() != FORBIDDEN && refused.getCode() != NOT_FOUND) {
        throw refused;
      }
      LOG.debug("not allowed to look: {}", refused.getMessage());
      return otherwise;
    }
  }
}
