package dev.threadlab.operator.observation;

import dev.threadlab.operator.job.Labels;
import dev.threadlab.operator.job.Labels.Role;
import dev.threadlab.operator.job.RunJob;
import dev.threadlab.operator.observation.Hindrance.Kind;
import dev.threadlab.operator.observation.RunState.Accompanied;
import dev.threadlab.operator.observation.RunState.Exited;
import dev.threadlab.operator.observation.RunState.Expired;
import dev.threadlab.operator.observation.RunState.Lost;
import dev.threadlab.operator.observation.RunState.Queued;
import dev.threadlab.operator.observation.RunState.Running;
import dev.threadlab.operator.observation.RunState.Starting;
import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobCondition;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a run's state off its Job and pod: states, reasons and conditions, never their texts. */
public final class PodReading {
  private static final String DEADLINE_EXCEEDED = "DeadlineExceeded";

  /** Conditions of a Job that has ended. */
  private static final Set<String> ENDED = Set.of("Complete", "Failed");

  /** Reasons of the kubelet for a container whose image is not there. */
  private static final Set<String> IMAGE =
      Set.of(
          "ErrImagePull",
          "ImagePullBackOff",
          "InvalidImageName",
          "ErrImageNeverPull",
          "ImageInspectError",
          "RegistryUnavailable",
          "SignatureValidationFailed");

  /** Reasons of the kubelet for a container that goes its normal way. */
  private static final Set<String> ON_ITS_WAY = Set.of("ContainerCreating", "PodInitializing");

  /** Reasons of the kubelet for a container that it has lost, with the node's runtime or boot. */
  private static final Set<String> UNKNOWN = Set.of("ContainerStatusUnknown", "Unknown");

  private PodReading() {}

  /** The state of a run by its Job and the pod of that, if there is one. */
  public static RunState of(Job job, @Nullable Pod pod) {
    return pod == null ? withoutPod(job) : withPod(pod);
  }

  /** The state of a run that has no Job yet, by the Job of its neighbours and the pod of that. */
  static RunState before(Job neighbours, @Nullable Pod pod) {
    if (pod == null) {
      return withoutPod(neighbours);
    }
    return endOfNeighbours(neighbours, pod)
        .or(() -> accompanied(pod))
        .orElseGet(() -> new Starting(hindrance(pod).orElse(null)));
  }

  /** The state of a run that lacks its neighbours; empty while it has them, or may have. */
  static Optional<RunState> endOfNeighbours(@Nullable Job neighbours, @Nullable Pod pod) {
    if (neighbours == null || neighbours.getMetadata().getDeletionTimestamp() != null) {
      return Optional.of(new Lost("Its neighbours were deleted."));
    }
    if (pod == null) {
      return failure(neighbours).map(_ -> withoutPod(neighbours));
    }
    return takenAway(pod).or(() -> neighbourEnded(pod));
  }

  private static Optional<RunState> neighbourEnded(Pod pod) {
    return states(pod).stream()
        .map(ContainerState::getTerminated)
        .filter(Objects::nonNull)
        .findFirst()
        .map(end ->
            new Lost("One of its neighbours ended: exit code %d.".formatted(end.getExitCode())));
  }

  private static Optional<RunState> accompanied(Pod pod) {
    var running =
        states(pod).stream().map(ContainerState::getRunning).filter(Objects::nonNull).toList();
    return running.size() == pod.getSpec().getContainers().size()
        ? Optional.of(new Accompanied(pod.getSpec().getNodeName()))
        : Optional.empty();
  }

  /** Whether something of this pod may still be running. */
  public static boolean isAlive(Pod pod) {
    String phase = pod.getStatus() == null ? null : pod.getStatus().getPhase();
    boolean ended = !Labels.has(Role.Neighbours, pod) && terminated(pod).isPresent();
    return !"Succeeded".equals(phase) && !"Failed".equals(phase) && !ended;
  }

  /** Whether a Job that has no pod may get one. */
  static boolean mayStillRun(Job job) {
    boolean over =
        job.getStatus() != null
            && job.getStatus().getConditions().stream()
                .anyMatch(
                    each -> ENDED.contains(each.getType()) && each.getStatus().equals("True"));
    return !over && job.getMetadata().getDeletionTimestamp() == null;
  }

  private static RunState withoutPod(Job job) {
    return failure(job)
        .<RunState>map(why ->
            DEADLINE_EXCEEDED.equals(why.getReason())
                ? new Expired("The Job was ended at its deadline.")
                : new Lost("The pod was deleted."))
        .orElseGet(() -> RunJob.startableAt(job).isPresent() ? new Starting(null) : new Queued());
  }

  private static Optional<JobCondition> failure(Job job) {
    return job.getStatus() == null
        ? Optional.empty()
        : job.getStatus().getConditions().stream()
            .filter(each -> each.getType().equals("Failed") && each.getStatus().equals("True"))
            .findFirst();
  }

  private static RunState withPod(Pod pod) {
    return result(pod)
        .or(() -> takenAway(pod))
        .or(() -> terminated(pod).map(PodReading::exited))
        .or(() -> running(pod))
        .orElseGet(() -> new Starting(hindrance(pod).orElse(null)));
  }

  /** An end that is a result, whatever happened to the pod around it. */
  private static Optional<RunState> result(Pod pod) {
    return terminated(pod)
        .filter(end -> end.getExitCode() == 0 || isOutOfMemory(end))
        .map(PodReading::exited);
  }

  private static RunState exited(ContainerStateTerminated end) {
    return new Exited(end.getExitCode(), isOutOfMemory(end), end.getMessage());
  }

  private static boolean isOutOfMemory(ContainerStateTerminated end) {
    return "OOMKilled".equals(end.getReason());
  }

  private static Optional<RunState> takenAway(Pod pod) {
    var status = pod.getStatus();
    if (status != null && DEADLINE_EXCEEDED.equals(status.getReason())) {
      return Optional.of(new Expired("The kubelet ended the pod at its deadline."));
    }
    return Stream.of(
            disruption(pod),
            failedByKubelet(pod),
            unknownContainer(pod),
            deleted(pod),
            withoutWorkload(pod))
        .flatMap(Optional::stream)
        .findFirst()
        .map(Lost::new);
  }

  private static Optional<String> disruption(Pod pod) {
    return conditions(pod).stream()
        .filter(each -> each.getType().equals("DisruptionTarget") && isTrue(each))
        .map(each -> "%s: %s".formatted(each.getReason(), each.getMessage()))
        .findFirst();
  }

  /** A pod that the kubelet refused, evicted or shut down has a reason of its own. */
  private static Optional<String> failedByKubelet(Pod pod) {
    var status = pod.getStatus();
    return status == null || status.getReason() == null
        ? Optional.empty()
        : Optional.of("%s: %s".formatted(status.getReason(), status.getMessage()));
  }

  private static Optional<String> unknownContainer(Pod pod) {
    return terminated(pod)
        .filter(end -> UNKNOWN.contains(end.getReason()))
        .map(_ -> "The node lost the container.");
  }

  private static Optional<String> deleted(Pod pod) {
    return pod.getMetadata().getDeletionTimestamp() == null
        ? Optional.empty()
        : Optional.of("The pod was deleted.");
  }

  /** The workload could not be brought into an image that is not its own. */
  private static Optional<String> withoutWorkload(Pod pod) {
    return initial(pod)
        .map(ContainerState::getTerminated)
        .filter(end -> end.getExitCode() != 0)
        .map(end ->
            "The workload could not be copied to the pod: exit code %d."
                .formatted(end.getExitCode()));
  }

  private static Optional<RunState> running(Pod pod) {
    return state(pod)
        .map(ContainerState::getRunning)
        .map(running -> new Running(Instant.parse(running.getStartedAt())));
  }

  private static Optional<Hindrance> hindrance(Pod pod) {
    return Stream.of(initial(pod), state(pod))
        .flatMap(Optional::stream)
        .map(ContainerState::getWaiting)
        .filter(Objects::nonNull)
        .flatMap(waiting -> hindrance(waiting).stream())
        .findFirst()
        .or(() -> unschedulable(pod));
  }

  private static Optional<Hindrance> hindrance(ContainerStateWaiting waiting) {
    String reason = waiting.getReason();
    if (reason == null || ON_ITS_WAY.contains(reason)) {
      return Optional.empty();
    }
    String message = waiting.getMessage() == null ? reason : waiting.getMessage();
    return Optional.of(
        IMAGE.contains(reason)
            ? new Hindrance(Kind.Image, "ImagePullFailed", reason + ": " + message)
            : new Hindrance(Kind.Other, reason, message));
  }

  private static Optional<Hindrance> unschedulable(Pod pod) {
    return conditions(pod).stream()
        .filter(each -> each.getType().equals("PodScheduled") && !isTrue(each))
        .filter(each -> "Unschedulable".equals(each.getReason()))
        .map(each -> new Hindrance(Kind.Scheduling, "Unschedulable", each.getMessage()))
        .findFirst();
  }

  private static boolean isTrue(PodCondition condition) {
    return condition.getStatus().equals("True");
  }

  private static List<PodCondition> conditions(Pod pod) {
    return pod.getStatus() == null ? List.of() : pod.getStatus().getConditions();
  }

  private static Optional<ContainerStateTerminated> terminated(Pod pod) {
    return state(pod).map(ContainerState::getTerminated);
  }

  private static Optional<ContainerState> state(Pod pod) {
    return pod.getStatus() == null
        ? Optional.empty()
        : pod.getStatus().getContainerStatuses().stream()
            .filter(each -> each.getName().equals(RunJob.CONTAINER))
            .map(ContainerStatus::getState)
            .findFirst();
  }

  private static List<ContainerState> states(Pod pod) {
    return pod.getStatus() == null
        ? List.of()
        : pod.getStatus().getContainerStatuses().stream().map(ContainerStatus::getState).toList();
  }

  /** That of the container before it, where there is one. */
  private static Optional<ContainerState> initial(Pod pod) {
    return pod.getStatus() == null
        ? Optional.empty()
        : pod.getStatus().getInitContainerStatuses().stream()
            .map(ContainerStatus::getState)
            .findFirst();
  }
}
