package dev.threadlab.operator.cluster;

import dev.threadlab.crds.ThreadExperiment;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/**
 * The cluster of this build: the one that {@code THREADLAB_KUBECONFIG} names, or one that {@code
 * deploy/local/cluster} starts on this machine, with two nodes and the workload's image on both.
 */
final class TestCluster implements AutoCloseable {
  static final String IMAGE = "threadlab/workload:under-test";

  private static final Path ROOT =
      Path.of(Objects.requireNonNull(System.getProperty("threadlab.root"), "threadlab.root"));
  private static final Path IMAGE_TAR = ROOT.resolve("workload/target/image.tar");
  private static final Map<String, String> ID =
      Map.of("THREADLAB_CLUSTER_ID", System.getenv().getOrDefault("THREADLAB_CLUSTER_ID", "5"));

  private final boolean ours;
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

  /** Starts it, or finds it, with the CRD of this build. */
  static TestCluster start() {
    String given = System.getenv("THREADLAB_KUBECONFIG");
    var cluster =
        given == null ? new TestCluster(true, local()) : new TestCluster(false, Path.of(given));
    try (var crd =
        ThreadExperiment.class.getResourceAsStream("threadexperiments.threadlab.dev.yaml")) {
      var _ =
          cluster.client.load(crd).items().stream()
              .map(each -> cluster.client.resource(each).patch(APPLY))
              .toList();
    } catch (IOException unread) {
      throw new UncheckedIOException(unread);
    }
    return cluster;
  }

  static final PatchContext APPLY =
      new PatchContext.Builder()
          .withPatchType(PatchType.SERVER_SIDE_APPLY)
          .withFieldManager("tests")
          .withForce(true)
          .build();

  /** The client library cannot read this cluster's client key, so a token is made. */
  private static Path local() {
    var _ = cluster("up --nodes 2");
    var _ = cluster("load " + IMAGE_TAR);
    for (String node : new String[] {"node1", "node2"}) {
      var _ =
          cluster(
              "exec %s ctr --namespace k8s.io images tag --force docker.io/threadlab/workload:latest docker.io/%s"
                  .formatted(node, IMAGE));
    }
    try {
      Path file = Files.createTempFile("threadlab", ".kubeconfig");
      return Files.writeString(file, Shell.run(ROOT, ID, TOKEN));
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

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

  /** Does this to the local cluster: {@code stop node1}. */
  static String cluster(String verb) {
    return Shell.run(ROOT, ID, "deploy/local/cluster " + verb);
  }

  /** Whether its nodes and programs can be stopped. */
  boolean isOurs() {
    return ours;
  }

  KubernetesClient client() {
    return client;
  }

  Path kubeconfig() {
    return kubeconfig;
  }

  private static Config config(Path kubeconfig) {
    try {
      return new ConfigBuilder(Config.fromKubeconfig(Files.readString(kubeconfig)))
          .withRequestRetryBackoffLimit(10)
          .build();
    } catch (IOException unread) {
      throw new UncheckedIOException(unread);
    }
  }

  @Override
  public void close() {
    client.close();
    if (ours && System.getenv("THREADLAB_KEEP_CLUSTER") == null) {
      var _ = cluster("down");
    }
  }
}
