package dev.threadlab.operator.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import dev.threadlab.crds.NodeEnvironment;
import dev.threadlab.crds.ThreadExperimentStatus.Phase;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Threadlab as a user installs it: {@code deploy/install.yaml} and the images, nothing else. Its
 * operator would take the experiments of other tests.
 */
@Isolated
@ExtendWith(ClusterExtension.class)
class InstallIT {
  private static final String NAMESPACE = "threadlab";
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Path ROOT = Path.of(System.getProperty("threadlab.root"));

  private final TestCluster cluster;

  InstallIT(TestCluster cluster) {
    this.cluster = cluster;
  }

  @BeforeEach
  void install() throws IOException {
    assumeThat(cluster.isOurs()).as("a cluster that images can be loaded to").isTrue();
    var _ = TestCluster.cluster("load " + ROOT.resolve("operator/target/image.tar"));
    var _ =
        objects().stream()
            .map(InstallIT::asOpenShiftRunsIt)
            .map(each -> cluster.client().resource(each).patch(TestCluster.APPLY))
            .toList();
    await("the operator is ready")
        .atMost(PATIENCE)
        .until(() -> operators().stream().anyMatch(InstallIT::isReady));
  }

  /** All but the CRD, which other tests use too. */
  @AfterEach
  void uninstall() throws IOException {
    for (HasMetadata each : objects()) {
      if (!(each instanceof CustomResourceDefinition)) {
        var _ = cluster.client().resource(each).delete();
      }
    }
    await("the operator is gone").atMost(PATIENCE).until(() -> !isInstalled());
  }

  private boolean isInstalled() {
    Namespace there = cluster.client().namespaces().withName(NAMESPACE).get();
    return there != null;
  }

  @Test
  void anInstalledOperatorTakesTheExperimentsOfAllNamespacesToComplete(Lab one, Lab other) {
    var _ = other.create("there", "input: {lines: 20}, rounds: 1");
    var _ =
        one.create(
            "installed",
            "input: {text: \"one\\ntwo\\n\"}, rounds: 1,"
                + " profiles: [{name: small, cpu: 200m, memory: 256Mi}],"
                + " variants: [{name: java, strategy: Sequential},"
                + " {name: python, language: Python, strategy: Sequential}]");
    Whole.assertThatOf(other.awaitEnd("there"), 2);
    var status = one.awaitEnd("installed");
    assertThat(status.phase()).isEqualTo(Phase.Complete);
    assertThat(status.environment()).extracting(NodeEnvironment::kubelet).doesNotContainNull();
    assertThat(logged()).doesNotContain("\"WARN\"", "\"ERROR\"", "orbidden");
    assertThat(operators())
        .allSatisfy(each ->
            assertThat(each.getStatus().getContainerStatuses().getFirst().getRestartCount())
                .isZero());
  }

  private String logged() {
    String pod = operators().getFirst().getMetadata().getName();
    return cluster.client().pods().inNamespace(NAMESPACE).withName(pod).getLog();
  }

  private List<Pod> operators() {
    return cluster
        .client()
        .pods()
        .inNamespace(NAMESPACE)
        .withLabel("app.kubernetes.io/component", "operator")
        .list()
        .getItems();
  }

  private static boolean isReady(Pod pod) {
    return pod.getStatus().getConditions().stream()
        .anyMatch(each -> each.getType().equals("Ready") && each.getStatus().equals("True"));
  }

  private List<HasMetadata> objects() throws IOException {
    try (var yaml = Files.newInputStream(ROOT.resolve("deploy/install.yaml"))) {
      return cluster.client().load(yaml).items();
    }
  }

  /** With a user id of the namespace's own, as {@code restricted-v2} gives it. */
  private static HasMetadata asOpenShiftRunsIt(HasMetadata object) {
    return object instanceof Deployment deployment
        ? new DeploymentBuilder(deployment)
            .editSpec()
            .editTemplate()
            .editSpec()
            .editSecurityContext()
            .withRunAsUser(ThreadLocalRandom.current().nextLong(1_000_000_000L, 1_001_000_000L))
            .endSecurityContext()
            .endSpec()
            .endTemplate()
            .endSpec()
            .build()
        : object;
  }
}
