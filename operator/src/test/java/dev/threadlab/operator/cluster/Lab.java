package dev.threadlab.operator.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.threadlab.crds.Condition;
import dev.threadlab.crds.ThreadExperiment;
import dev.threadlab.crds.ThreadExperimentStatus;
import dev.threadlab.crds.ThreadExperimentStatus.Phase;
import dev.threadlab.operator.job.Labels;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * A namespace of one test, in which the restricted Pod Security Standard is enforced, and the
 * operators that a test starts for it.
 */
final class Lab implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final String SMALL =
      "profiles: [{name: small, cpu: 200m, memory: 256Mi}],"
          + " variants: [{name: single, strategy: Sequential},"
          + " {name: threads, strategy: ThreadPerLine, synchronization: Lock}],"
          + " iterations: {warmup: 1, measured: 2}";

  private final TestCluster cluster;
  private final String namespace;
  private final Operators operators;

  private Lab(TestCluster cluster, String namespace) {
    this.cluster = cluster;
    this.namespace = namespace;
    this.operators = new Operators(cluster, namespace);
  }

  static Lab open(TestCluster cluster) {
    String namespace = "lab-" + UUID.randomUUID().toString().substring(0, 8);
    var _ =
        cluster
            .client()
            .resource(
                new NamespaceBuilder()
                    .withNewMetadata()
                    .withName(namespace)
                    .addToLabels("pod-security.kubernetes.io/enforce", "restricted")
                    .endMetadata()
                    .build())
            .create();
    return new Lab(cluster, namespace);
  }

  KubernetesClient client() {
    return cluster.client();
  }

  String namespace() {
    return namespace;
  }

  /** The operators of this namespace, none yet. */
  Operators operators() {
    return operators;
  }

  /** Starts the one operator that most tests need. */
  OperatorProcess startOperator() {
    return operators.start("operator");
  }

  /**
   * An experiment with these fields in its spec, and with small profiles and variants if it has
   * none. Each of its cells runs once in a round.
   */
  ThreadExperiment create(String name, String fields) {
    String design = "noiseFloor: false, " + fields;
    String spec = fields.contains("profiles:") ? design : design + ", " + SMALL;
    return create(
        """
        apiVersion: threadlab.dev/v1alpha1
        kind: ThreadExperiment
        metadata: {name: %s}
        spec: {%s}
        """
            .formatted(name, spec));
  }

  /** An experiment of one cell, of which each run takes that long. */
  ThreadExperiment createLasting(String name, int rounds, Duration run) {
    int lines = 20;
    return create(
        name,
        "input: {lines: %d}, rounds: %d, work: {sleepMicros: %d},"
                .formatted(
                    lines, rounds, TimeUnit.NANOSECONDS.toMicros(run.dividedBy(lines).toNanos()))
            + " iterations: {warmup: 0, measured: 1},"
            + " profiles: [{name: small, cpu: 200m, memory: 256Mi}],"
            + " variants: [{name: single, strategy: Sequential}]");
  }

  /** The experiment of this file. */
  ThreadExperiment create(String yaml) {
    var experiment = Serialization.unmarshal(yaml, ThreadExperiment.class);
    experiment.getMetadata().setNamespace(namespace);
    return client().resource(experiment).create();
  }

  Resource<ThreadExperiment> experiment(String name) {
    return client().resources(ThreadExperiment.class).inNamespace(namespace).withName(name);
  }

  boolean exists(String name) {
    return Optional.ofNullable(experiment(name).get()).isPresent();
  }

  /** The status, if there is one yet. */
  Optional<ThreadExperimentStatus> seenStatus(String name) {
    return Optional.ofNullable(experiment(name).get()).map(ThreadExperiment::getStatus);
  }

  ThreadExperimentStatus status(String name) {
    return seenStatus(name)
        .orElseThrow(() -> new AssertionError("experiment " + name + " has no status"));
  }

  ThreadExperimentStatus awaitEnd(String name) {
    return awaitStatus(
        name, status -> List.of(Phase.Complete, Phase.Failed).contains(status.phase()));
  }

  void awaitReason(String name, String reason) {
    var _ =
        awaitStatus(
            name, status -> progressing(status).map(Condition::reason).equals(Optional.of(reason)));
  }

  /** What an experiment is at, or what it is held up by. */
  static Optional<Condition> progressing(ThreadExperimentStatus status) {
    return status.conditions().stream()
        .filter(each -> each.type().equals("Progressing"))
        .findFirst();
  }

  /** By a watch: to ask again and again kept the API server busy, and the tests from the CPU. */
  ThreadExperimentStatus awaitStatus(String name, Predicate<ThreadExperimentStatus> is) {
    return experiment(name)
        .waitUntilCondition(
            there ->
                Optional.ofNullable(there).map(ThreadExperiment::getStatus).filter(is).isPresent(),
            PATIENCE.toSeconds(),
            TimeUnit.SECONDS)
        .getStatus();
  }

  /** Waits until the workload of some run runs. */
  Pod awaitRunningPod() {
    return await("a running pod")
        .atMost(PATIENCE)
        .until(() -> pods().stream().filter(Lab::isRunning).findFirst(), Optional::isPresent)
        .orElseThrow();
  }

  static boolean isRunning(Pod pod) {
    return pod.getStatus().getContainerStatuses().stream()
        .anyMatch(each -> each.getState().getRunning() != null);
  }

  List<Pod> pods() {
    return client().pods().inNamespace(namespace).withLabel(Labels.EXPERIMENT).list().getItems();
  }

  List<Job> jobs() {
    return client().batch().v1().jobs().inNamespace(namespace).list().getItems();
  }

  List<ConfigMap> configMaps() {
    var all = client().configMaps().inNamespace(namespace);
    return all.withLabel(Labels.EXPERIMENT).list().getItems();
  }

  /** Waits until nothing of any experiment is left. */
  void awaitNothingLeft() {
    await("nothing is left")
        .atMost(PATIENCE)
        .untilAsserted(() -> {
          assertThat(jobs()).isEmpty();
          assertThat(pods()).isEmpty();
          assertThat(configMaps()).isEmpty();
        });
  }

  /** Waits until nothing runs any more, nor could. */
  void awaitNothingLeftButReports() {
    await("no Job and no pod is left")
        .atMost(PATIENCE)
        .untilAsserted(() -> {
          assertThat(jobs()).isEmpty();
          assertThat(pods()).isEmpty();
        });
  }

  /** Asks for the namespace to go; it goes in its own time. */
  void delete() {
    var _ = client().namespaces().withName(namespace).delete();
  }

  @Override
  public void close() {
    operators.close();
    delete();
  }
}
