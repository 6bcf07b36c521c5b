package dev.threadlab.operator.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.threadlab.crds.Condition;
import dev.threadlab.crds.ThreadExperiment;
import dev.threadlab.crds.ThreadExperimentStatus;
import dev.threadlab.crds.ThreadExperimentStatus.Phase;
import dev.threadlab.operator.job.Labels;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** A namespace of one test, in which the restricted Pod Security Standard is enforced. */
final class Lab implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final TestCluster cluster;
  private final String namespace;

  private Lab(TestCluster cluster, String namespace) {
    this.cluster = cluster;
    this.namespace = namespace;
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

  OperatorProcess operator(String identity) {
    return OperatorProcess.start(cluster, namespace, identity);
  }

  /**
   * An experiment with these fields in its spec, and with small profiles and variants if it has
   * none.
   */
  ThreadExperiment create(String name, String fields) {
    String spec = fields.contains("profiles:") ? fields : fields + ", " + SMALL;
    String yaml =
        """
        apiVersion: threadlab.dev/v1alpha1
        kind: ThreadExperiment
        metadata: {name: %s, namespace: %s}
        spec: {%s}
        """
            .formatted(name, namespace, spec);
    return client().resource(Serialization.unmarshal(yaml, ThreadExperiment.class)).create();
  }

  private static final String SMALL =
      "profiles: [{name: small, cpu: 200m, memory: 256Mi}],"
          + " variants: [{name: single, strategy: Sequential},"
          + " {name: threads, strategy: ThreadPerLine, synchronization: Lock}],"
          + " iterations: {warmup: 1, measured: 2}";

  Resource<ThreadExperiment> experiment(String name) {
    return client().resources(ThreadExperiment.class).inNamespace(namespace).withName(name);
  }

  ThreadExperimentStatus status(String name) {
    return Optional.ofNullable(experiment(name).get())
        .map(ThreadExperiment::getStatus)
        .orElseThrow(() -> new AssertionError("experiment " + name + " has no status"));
  }

  ThreadExperimentStatus awaitEnd(String name) {
    await(name + " has ended")
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(() -> List.of(Phase.Complete, Phase.Failed).contains(status(name).phase()));
    return status(name);
  }

  void awaitReason(String name, String reason) {
    await(reason)
        .atMost(PATIENCE)
        .ignoreExceptions()
        .untilAsserted(() ->
            assertThat(status(name).conditions())
                .filteredOn(each -> each.type().equals("Progressing"))
                .extracting(Condition::reason)
                .containsExactly(reason));
  }

  /** Waits until the workload of some run runs. */
  Pod awaitRunningPod() {
    await("a running pod").atMost(PATIENCE).until(() -> pods().stream().anyMatch(Lab::isRunning));
    return pods().stream().filter(Lab::isRunning).findFirst().orElseThrow();
  }

  private static boolean isRunning(Pod pod) {
    return pod.getStatus().getContainerStatuses().stream()
        .anyMatch(each -> each.getState().getRunning() != null);
  }

  List<Pod> pods() {
    return client().pods().inNamespace(namespace).withLabel(Labels.EXPERIMENT).list().getItems();
  }

  List<Job> jobs() {
    return client().batch().v1().jobs().inNamespace(namespace).list().getItems();
  }

  /** Waits until nothing of any experiment is left. */
  void awaitNothingLeft() {
    await("nothing is left")
        .atMost(PATIENCE)
        .untilAsserted(() -> {
          assertThat(jobs()).isEmpty();
          assertThat(pods()).isEmpty();
          assertThat(
                  client()
                      .configMaps()
                      .inNamespace(namespace)
                      .withLabel(Labels.EXPERIMENT)
                      .list()
                      .getItems())
              .isEmpty();
        });
  }

  @Override
  public void close() {
    var _ = client().namespaces().withName(Objects.requireNonNull(namespace)).delete();
  }
}
