package dev.threadlab.operator.cluster;

import static org.awaitility.Awaitility.await;

import dev.threadlab.crds.ThreadExperiment;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBuilder;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The cluster of this build: the one that {@code THREADLAB_KUBECONFIG} names, or one that {@code
 * deploy/local/cluster} starts on this machine, with two nodes and the workload's images on both.
 * It ends with the JVM, however that ends, but for kill -9.
 */
final class TestCluster implements AutoCloseable {
  static final String IMAGE = "threadlab/workload:under-test";

  static final String PYTHON_IMAGE = "threadlab/workload-python:under-test";

  /** The image in which the workload's heap is too small. */
  static final String SMALL_HEAP_IMAGE = "threadlab/workload:small-heap";

  /** How the names of roles begin that have the rights of an install. */
  static final String ROLE = "under-test-";

  /** The checkout. */
  static final Path ROOT =
      Path.of(Objects.requireNonNull(System.getProperty("threadlab.root"), "threadlab.root"));

  /** Overwrites what is there. */
  static final PatchContext APPLY =
      new PatchContext.Builder()
          .withPatchType(PatchType.SERVER_SIDE_APPLY)
          .withFieldManager("tests")
          .withForce(true)
          .build();

  private static final Path IMAGES = ROOT.resolve("workload/target");

  /** Another one than a person's own cluster; a node that is silent is given up soon. */
  private static final Map<String, String> SETTINGS =
      Map.of(
          "THREADLAB_CLUSTER_ID",
          System.getenv().getOrDefault("THREADLAB_CLUSTER_ID", "7"),
          "THREADLAB_NODE_GRACE",
          "12s");

  private final boolean ours;
  private final Path cache = temporary();
  private final Path kubeconfig;
  private final KubernetesClient client;

  private TestCluster(boolean ours, Path kubeconfig) {
    this.ours = ours;
    this.kubeconfig = kubeconfig;
    this.client = new KubernetesClientBuilder().withConfig(config(kubeconfig)).build();
  }

  /** Whether there can be one here. */
  static boolean isPossible() {
    return System.getenv("THREADLAB_KUBECONFIG") != null
        || (System.getProperty("os.name").equals("Linux")
            && System.getProperty("user.name").equals("root"));
  }

  /** Starts it, or finds it, with the CRD and the roles of this build. */
  static TestCluster start() {
    String given = System.getenv("THREADLAB_KUBECONFIG");
    var cluster =
        given == null ? new TestCluster(true, local()) : new TestCluster(false, Path.of(given));
    cluster.applyDefinition();
    cluster.awaitDefinition();
    cluster.applyRoles("deploy/kustomize/base/rbac.yaml");
    cluster.applyRoles("deploy/kustomize/all/rbac.yaml");
    return cluster;
  }

  private void applyDefinition() {
    String name = "threadexperiments.threadlab.dev.yaml";
    try (var crd = Objects.requireNonNull(ThreadExperiment.class.getResourceAsStream(name))) {
      client.load(crd).items().forEach(each -> client.resource(each).patch(APPLY));
    } catch (IOException unread) {
      throw new UncheckedIOException(unread);
    }
  }

  private void awaitDefinition() {
    await("the experiments' API")
        .atMost(Duration.ofMinutes(1))
        .ignoreExceptions()
        .until(() -> client.resources(ThreadExperiment.class).inAnyNamespace().list() != null);
  }

  /** The rights that an install grants, below names of their own. */
  private void applyRoles(String file) {
    try (var objects = Files.newInputStream(ROOT.resolve(file))) {
      for (HasMetadata each : client.load(objects).items()) {
        switch (each) {
          case ClusterRole role -> applyRole(role.getMetadata().getName(), role.getRules());
          case Role role -> applyRole(role.getMetadata().getName(), role.getRules());
          default -> {}
        }
      }
    } catch (IOException unread) {
      throw new UncheckedIOException(unread);
    }
  }

  private void applyRole(String name, List<PolicyRule> rules) {
    var role =
        new ClusterRoleBuilder()
            .withNewMetadata()
            .withName(ROLE + name)
            .endMetadata()
            .withRules(rules)
            .build();
    var _ = client.resource(role).patch(APPLY);
  }

  private static Path local() {
    boolean kept = isKept();
    if (!kept) {
      Runtime.getRuntime().addShutdownHook(new Thread(TestCluster::end));
      var _ = cluster("down"); // what a build that was killed may have left
    }
    var _ = cluster("up --nodes 2");
    var _ = cluster("load %s/image.tar %s/python-image.tar".formatted(IMAGES, IMAGES));
    for (String image : new String[] {IMAGE, PYTHON_IMAGE}) {
      tag(image.replace("under-test", "latest"), image);
    }
    var _ = Shell.run(ROOT, SETTINGS, SMALL_HEAP);
    try {
      Path file = Files.createTempFile("threadlab", ".kubeconfig");
      file.toFile().deleteOnExit();
      return Files.writeString(file, Shell.run(ROOT, SETTINGS, TOKEN));
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  /** Gives an image another name, on both nodes. */
  private static void tag(String image, String name) {
    for (String node : new String[] {"node1", "node2"}) {
      var _ =
          cluster(
              "exec %s ctr --namespace k8s.io images tag --force docker.io/%s docker.io/%s"
                  .formatted(node, image, name));
    }
  }

  private static final String SMALL_HEAP =
      """
      work=$(mktemp -d)
      trap 'rm -rf "$work"' EXIT
      tar -C "$work" -xf workload/target/image.tar
      sed -i 's#"/opt/java/bin/java",#&"-Xmx6m",#' "$work/config.json"
      sed -i 's#threadlab/workload:latest#%s#' "$work/manifest.json"
      tar -C "$work" -cf "$work.tar" .
      deploy/local/cluster load "$work.tar"
      rm "$work.tar"
      """
          .formatted(SMALL_HEAP_IMAGE);

  /** The client library cannot read this cluster's client key, so a token is made. */
  private static final String TOKEN =
      """
      eval "$(deploy/local/cluster env)"
      {
        kubectl create serviceaccount tests --dry-run=client -o yaml | kubectl apply -f -
        kubectl create clusterrolebinding tests --clusterrole=cluster-admin \
          --serviceaccount=default:tests --dry-run=client -o yaml | kubectl apply -f -
      } >/dev/null 2>&1
      token=$(kubectl create token tests --duration 8h)
      sed "s/user: {client-.*/user: {token: $token}}]/" "$KUBECONFIG"
      """;

  /** To look at a cluster after a test, or to start the next build sooner. */
  private static boolean isKept() {
    return System.getenv("THREADLAB_KEEP_CLUSTER") != null;
  }

  private static void end() {
    ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
    var _ = cluster("down");
  }

  /** Does this to the local cluster: {@code stop node1}. */
  static String cluster(String verb) {
    return Shell.run(ROOT, SETTINGS, "deploy/local/cluster " + verb);
  }

  /** What a script prints that is about the local cluster, run in the checkout. */
  static String script(String text) {
    return Shell.run(ROOT, SETTINGS, text);
  }

  /** What kubectl prints. */
  String kubectl(String arguments) {
    return shell("kubectl --cache-dir '%s' %s".formatted(cache, arguments));
  }

  /** What a command prints that finds kubectl, and this cluster by it. */
  String shell(String command) {
    String settings = ours ? "eval \"$(deploy/local/cluster env)\"; " : "";
    return Shell.run(
        ROOT, SETTINGS, settings + "export KUBECONFIG='%s'; %s".formatted(kubeconfig, command));
  }

  /** Whether its nodes and programs can be stopped. */
  boolean isOurs() {
    return ours;
  }

  KubernetesClient client() {
    return client;
  }

  /** A kubeconfig for somebody with this token. */
  String kubeconfig(String token) {
    return """
    apiVersion: v1
    kind: Config
    clusters: [{name: it, cluster: {server: "%s", certificate-authority-data: %s}}]
    users: [{name: it, user: {token: %s}}]
    contexts: [{name: it, context: {cluster: it, user: it}}]
    current-context: it
    """
        .formatted(
            client.getConfiguration().getMasterUrl(),
            client.getConfiguration().getCaCertData(),
            token);
  }

  /** Where kubectl keeps what it knows of this cluster's API, and of no other's. */
  private static Path temporary() {
    try {
      return Files.createTempDirectory(Files.createDirectories(Path.of("target")), "kubectl");
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  private static Config config(Path kubeconfig) {
    try {
      return Config.fromKubeconfig(Files.readString(kubeconfig));
    } catch (IOException unread) {
      throw new UncheckedIOException(unread);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
