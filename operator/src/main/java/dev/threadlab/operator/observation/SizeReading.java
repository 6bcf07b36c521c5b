package dev.threadlab.operator.observation;

import dev.threadlab.operator.job.RunJob;
import dev.threadlab.operator.observation.Hindrance.Kind;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads off a pod which CPUs it asks for, and whether its node has given them. */
final class SizeReading {
  private static final String PENDING = "PodResizePending";
  private static final String IN_PROGRESS = "PodResizeInProgress";

  private SizeReading() {}

  /** How a pod stands to the first of these sizes, of which it has the others still before it. */
  static Sizing of(Pod pod, List<Sizing.Sized> sizes) {
    Quantity asked = asked(pod);
    return new Sizing(
        sizes.getFirst().profile(),
        asked,
        hindrance(pod, asked).orElse(null),
        sizes.subList(1, sizes.size()));
  }

  private static Quantity asked(Pod pod) {
    return pod.getSpec().getContainers().stream()
        .filter(each -> each.getName().equals(RunJob.CONTAINER))
        .map(each -> each.getResources().getLimits().get("cpu"))
        .findFirst()
        .orElseThrow();
  }

  /** The kubelet's own words for it; else that the container has other CPUs than the pod. */
  private static Optional<Hindrance> hindrance(Pod pod, Quantity asked) {
    return Stream.of(PENDING, IN_PROGRESS)
        .flatMap(type -> condition(pod, type))
        .filter(each -> each.getReason() != null)
        .map(each ->
            new Hindrance(
                Kind.Other,
                "Resize" + each.getReason(),
                Objects.requireNonNullElse(each.getMessage(), each.getReason())))
        .findFirst()
        .or(() ->
            given(pod)
                .filter(cpu -> !Sizing.isSame(cpu, asked))
                .map(cpu ->
                    new Hindrance(
                        Kind.Other,
                        "ResizePending",
                        "The pod asks for a CPU limit of %s, its container has %s."
                            .formatted(asked, cpu))));
  }

  private static Stream<PodCondition> condition(Pod pod, String type) {
    return pod.getStatus() == null
        ? Stream.empty()
        : pod.getStatus().getConditions().stream()
            .filter(each -> each.getType().equals(type) && each.getStatus().equals("True"));
  }

  private static Optional<Quantity> given(Pod pod) {
    return pod.getStatus() == null
        ? Optional.empty()
        : pod.getStatus().getContainerStatuses().stream()
            .filter(each -> each.getName().equals(RunJob.CONTAINER))
            .map(ContainerStatus::getResources)
            .filter(Objects::nonNull)
            .map(resources -> resources.getLimits().get("cpu"))
            .filter(Objects::nonNull)
            .findFirst();
  }
}
