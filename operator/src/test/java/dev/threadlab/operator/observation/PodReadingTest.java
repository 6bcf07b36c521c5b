package dev.threadlab.operator.observation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlab.operator.observation.Hindrance.Kind;
import dev.threadlab.operator.observation.RunState.Accompanied;
import dev.threadlab.operator.observation.RunState.Exited;
import dev.threadlab.operator.observation.RunState.Expired;
import dev.threadlab.operator.observation.RunState.Lost;
import dev.threadlab.operator.observation.RunState.Queued;
import dev.threadlab.operator.observation.RunState.Running;
import dev.threadlab.operator.observation.RunState.Starting;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PodReadingTest {

  static Stream<Arguments> pods() {
    return Stream.of(
        pod("no status yet", "{}", new Starting(null)),
        pod("creating", waiting("ContainerCreating"), new Starting(null)),
        pod(
            "no image",
            waiting("ImagePullBackOff"),
            new Starting(new Hindrance(Kind.Image, "ImagePullFailed", "ImagePullBackOff: m"))),
        pod(
            "a container that cannot be made",
            waiting("CreateContainerConfigError"),
            new Starting(new Hindrance(Kind.Other, "CreateContainerConfigError", "m"))),
        pod(
            "no room",
            "{conditions: [{type: PodScheduled, status: 'False', reason: Unschedulable, message: m}]}",
            new Starting(new Hindrance(Kind.Scheduling, "Unschedulable", "m"))),
        pod(
            "running",
            workload("running: {startedAt: '2026-01-01T00:00:00Z'}"),
            new Running(java.time.Instant.parse("2026-01-01T00:00:00Z"))),
        pod(
            "done",
            workload("terminated: {exitCode: 0, reason: Completed, message: signed}"),
            new Exited(0, false, "signed")),
        pod(
            "killed for memory",
            workload("terminated: {exitCode: 137, reason: OOMKilled}"),
            new Exited(137, true, null)),
        pod(
            "crashed",
            workload("terminated: {exitCode: 70, reason: Error}"),
            new Exited(70, false, null)),
        pod("evicted", "{phase: Failed, reason: Evicted, message: m}", new Lost("Evicted: m")),
        pod(
            "ended at the deadline",
            "{phase: Failed, reason: DeadlineExceeded, message: m}",
            new Expired("The kubelet ended the pod at its deadline.")),
        pod(
            "drained",
            "{conditions: [{type: DisruptionTarget, status: 'True', reason: DeletionByTaintManager,"
                + " message: m}], containerStatuses: [{name: workload, state:"
                + " {terminated: {exitCode: 143, reason: Error}}}]}",
            new Lost("DeletionByTaintManager: m")),
        pod(
            "done while drained",
            "{conditions: [{type: DisruptionTarget, status: 'True', reason: DeletionByTaintManager,"
                + " message: m}], containerStatuses: [{name: workload, state:"
                + " {terminated: {exitCode: 0}}}]}",
            new Exited(0, false, null)),
        pod(
            "forgotten by a node that was restarted",
            workload("terminated: {exitCode: 255, reason: Unknown}"),
            new Lost("The node lost the container.")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("pods")
  void aPodIsReadByItsStates(String what, Pod pod, RunState state) {
    assertThat(PodReading.of(new Job(), pod)).as(what).isEqualTo(state);
  }

  @Test
  void aPodThatIsDeletedUnderItsJobIsLost() {
    Pod pod = read(workload("running: {startedAt: '2026-01-01T00:00:00Z'}"));
    pod.getMetadata().setDeletionTimestamp("2026-01-01T00:00:05Z");
    assertThat(PodReading.of(new Job(), pod)).isInstanceOf(Lost.class);
  }

  @Test
  void aJobWithoutItsPodIsLostOnceItHasFailed() {
    assertThat(PodReading.of(job("{}", "spec: {}"), null)).isEqualTo(new Starting(null));
    assertThat(PodReading.of(failed("BackoffLimitExceeded"), null)).isInstanceOf(Lost.class);
    assertThat(PodReading.of(failed("DeadlineExceeded"), null)).isInstanceOf(Expired.class);
  }

  @Test
  void aJobThatItsQueueHasNotLetGoWaits() {
    String queue = "{kueue.x-k8s.io/queue-name: lab}";
    assertThat(PodReading.of(job(queue, "spec: {suspend: true}"), null)).isEqualTo(new Queued());
    assertThat(PodReading.of(job(queue, "spec: {suspend: false}"), null))
        .as("let go this moment")
        .isEqualTo(new Queued());
    String started = "spec: {}\nstatus: {startTime: '2026-01-01T00:00:00Z'}";
    assertThat(PodReading.of(job(queue, started), null)).isEqualTo(new Starting(null));
  }

  static Stream<Arguments> neighbours() {
    return Stream.of(
        Arguments.of("no pod yet", null, new Starting(null)),
        Arguments.of("no status yet", twoOf("{}"), new Starting(null)),
        Arguments.of("one runs", twoOf(states(RUNNING, "waiting: {}")), new Starting(null)),
        Arguments.of("both run", twoOf(states(RUNNING, RUNNING)), new Accompanied("node1")),
        Arguments.of(
            "one has ended",
            twoOf(states(RUNNING, "terminated: {exitCode: 143}")),
            new Lost("One of its neighbours ended: exit code 143.")),
        Arguments.of(
            "evicted",
            twoOf("{phase: Failed, reason: Evicted, message: m}"),
            new Lost("Evicted: m")));
  }

  private static final String RUNNING = "running: {startedAt: '2026-01-01T00:00:00Z'}";

  @ParameterizedTest(name = "{0}")
  @MethodSource("neighbours")
  void neighboursAreReadByTheStatesOfAll(String what, @Nullable Pod pod, RunState state) {
    assertThat(PodReading.before(job("{}", "spec: {}"), pod)).as(what).isEqualTo(state);
    assertThat(PodReading.endOfNeighbours(job("{}", "spec: {}"), pod))
        .as(what)
        .isEqualTo(state instanceof Lost ? Optional.of(state) : Optional.empty());
  }

  @Test
  void aRunWhoseNeighboursJobIsGoneOrHasFailedIsLost() {
    assertThat(PodReading.endOfNeighbours(null, null)).get().isInstanceOf(Lost.class);
    assertThat(PodReading.endOfNeighbours(failed("BackoffLimitExceeded"), null))
        .get()
        .isInstanceOf(Lost.class);
  }

  private static Pod twoOf(String status) {
    return Serialization.unmarshal(
        """
        kind: Pod
        apiVersion: v1
        metadata: {name: p}
        spec: {nodeName: node1, containers: [{name: workload}, {name: workload-2}]}
        status: %s
        """
            .formatted(status),
        Pod.class);
  }

  private static String states(String one, String other) {
    return "{containerStatuses: [{name: workload, state: {%s}}, {name: workload-2, state: {%s}}]}"
        .formatted(one, other);
  }

  private static Job job(String labels, String specAndStatus) {
    return Serialization.unmarshal(
        """
        kind: Job
        apiVersion: batch/v1
        metadata: {creationTimestamp: '2026-01-01T00:00:00Z', labels: %s}
        %s
        """
            .formatted(labels, specAndStatus),
        Job.class);
  }

  private static Job failed(String reason) {
    return Serialization.unmarshal(
        "kind: Job\napiVersion: batch/v1\nmetadata: {name: j}\nstatus: {conditions: [{type: Failed, status: 'True', reason: %s}]}"
            .formatted(reason),
        Job.class);
  }

  private static Arguments pod(String what, String status, @Nullable RunState state) {
    return Arguments.of(what, read(status), state);
  }

  private static Pod read(String status) {
    return Serialization.unmarshal(
        "kind: Pod\napiVersion: v1\nmetadata: {name: p}\nstatus: %s".formatted(status), Pod.class);
  }

  private static String waiting(String reason) {
    return workload("waiting: {reason: %s, message: m}".formatted(reason));
  }

  private static String workload(String state) {
    return "{containerStatuses: [{name: workload, state: {%s}}]}".formatted(state);
  }
}
