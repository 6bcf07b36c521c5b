package dev.threadlab.operator.observation;

import dev.threadlab.crds.Placement;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what only the cluster knows of a node. */
public final class Nodes {
  private static final String RESIZE = "pods/resize";

  private final KubernetesClient client;

  /** Nodes as this client sees them. */
  public Nodes(KubernetesClient client) {
    this.client = client;
  }

  /** The facts of this node; empty if it is gone or this operator may not look. */
  public Optional<NodeFacts> facts(String name) {
    return Hindrances.allowed(
            () -> Optional.ofNullable(client.nodes().withName(name).get()), Optional.<Node>empty())
        .map(node -> node.getStatus().getNodeInfo())
        .map(info -> new NodeFacts(info.getKubeletVersion(), info.getContainerRuntimeVersion()));
  }

  /** All nodes; empty if this operator may not look. */
  Optional<AllNodes> all() {
    return Hindrances.allowed(
        () -> Optional.of(new AllNodes(client.nodes().list().getItems())),
        Optional.<AllNodes>empty());
  }

  /** Whether nodes can be asked to resize pods: the API server says so among its resources. */
  boolean resizePods() {
    return client.getApiResources("v1").getResources().stream()
        .anyMatch(each -> each.getName().equals(RESIZE));
  }

  /** The nodes that take the pods of what is placed so, whether or not they have room now. */
  OpenNodes open(@Nullable Placement placement) {
    return all()
        .<OpenNodes>map(all -> new OpenNodes.Matching(all.matching(placement)))
        .orElse(new OpenNodes.NotAllowed());
  }
}
