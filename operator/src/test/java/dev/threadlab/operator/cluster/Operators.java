package dev.threadlab.operator.cluster;

import dev.threadlab.operator.cluster.Fault.Kind;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.authentication.TokenRequestBuilder;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The operators of one namespace. They have the rights that an install gives them, and no others.
 */
final class Operators implements AutoCloseable {
  private static final String GROUP = "rbac.authorization.k8s.io";
  private static final String ACCOUNT = "threadlab-operator";

  private final TestCluster cluster;
  private final String namespace;
  private final List<OperatorProcess> started = new ArrayList<>();

  Operators(TestCluster cluster, String namespace) {
    this.cluster = cluster;
    this.namespace = namespace;
  }

  /** Starts one for this namespace. */
  OperatorProcess start(String identity) {
    return start(identity, Map.of());
  }

  /** Starts one to which this happens. */
  OperatorProcess start(String identity, Fault fault) {
    return start(identity, Map.of(Fault.VARIABLE, fault.toString()));
  }

  /**
   * Starts one that is killed before the first such request, and when that has happened one that is
   * killed after it.
   */
  void killAround(String method, String path) {
    for (Kind kind : List.of(Kind.DiesBefore, Kind.DiesAfter)) {
      start("operator", new Fault(kind, method, path)).awaitEnd();
    }
  }

  /** Starts one for these namespaces. */
  OperatorProcess startFor(List<String> namespaces) {
    return startFor(namespaces, Map.of());
  }

  /** Starts one for these namespaces, to which this happens. */
  OperatorProcess startFor(List<String> namespaces, Fault fault) {
    return startFor(namespaces, Map.of(Fault.VARIABLE, fault.toString()));
  }

  private OperatorProcess startFor(List<String> namespaces, Map<String, String> more) {
    namespaces.forEach(this::bind);
    var environment = new HashMap<>(more);
    environment.put("THREADLAB_NAMESPACES", String.join(",", namespaces));
    return start("operator", environment);
  }

  private OperatorProcess start(String identity, Map<String, String> more) {
    var environment = new HashMap<String, String>();
    environment.put("KUBECONFIG", kubeconfig().toString());
    environment.put("THREADLAB_NAMESPACES", namespace);
    environment.put("THREADLAB_WORKLOAD_IMAGE", TestCluster.IMAGE);
    environment.put("THREADLAB_PYTHON_IMAGE", TestCluster.PYTHON_IMAGE);
    environment.put("THREADLAB_LEASE_NAMESPACE", namespace);
    environment.put("HOSTNAME", identity);
    environment.putAll(more);
    var operator = OperatorProcess.start(environment);
    started.add(operator);
    return operator;
  }

  /** Who they are for the API server. */
  String user() {
    return "system:serviceaccount:%s:%s".formatted(namespace, ACCOUNT);
  }

  private KubernetesClient client() {
    return cluster.client();
  }

  private Path kubeconfig() {
    var account =
        new ServiceAccountBuilder()
            .withNewMetadata()
            .withName(ACCOUNT)
            .withNamespace(namespace)
            .endMetadata()
            .build();
    var _ = client().resource(account).patch(TestCluster.APPLY);
    bind(namespace);
    bindLease();
    bindNodes();
    try {
      Path file = Files.createTempFile("threadlab", ".kubeconfig");
      file.toFile().deleteOnExit();
      return Files.writeString(file, cluster.kubeconfig(token()));
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  private String token() {
    return client()
        .serviceAccounts()
        .inNamespace(namespace)
        .withName(ACCOUNT)
        .tokenRequest(new TokenRequestBuilder().withNewSpec().endSpec().build())
        .getStatus()
        .getToken();
  }

  /** Lets the operators of this namespace work in that one. */
  private void bind(String there) {
    bind(there, ACCOUNT);
  }

  private void bindLease() {
    bind(namespace, ACCOUNT + "-lease");
  }

  private void bind(String there, String role) {
    var binding =
        new RoleBindingBuilder()
            .withNewMetadata()
            .withName(role)
            .withNamespace(there)
            .endMetadata()
            .withNewRoleRef(GROUP, "ClusterRole", TestCluster.ROLE + role)
            .addNewSubject("", "ServiceAccount", ACCOUNT, namespace)
            .build();
    var _ = client().resource(binding).patch(TestCluster.APPLY);
  }

  private void bindNodes() {
    var binding =
        new ClusterRoleBindingBuilder()
            .withNewMetadata()
            .withName(namespace + "-nodes")
            .endMetadata()
            .withNewRoleRef(GROUP, "ClusterRole", TestCluster.ROLE + ACCOUNT + "-nodes")
            .addNewSubject("", "ServiceAccount", ACCOUNT, namespace)
            .build();
    var _ = client().resource(binding).patch(TestCluster.APPLY);
  }

  @Override
  public void close() {
    started.forEach(OperatorProcess::close);
    var _ = client().rbac().clusterRoleBindings().withName(namespace + "-nodes").delete();
  }
}
