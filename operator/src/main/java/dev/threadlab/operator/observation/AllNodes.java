package dev.threadlab.operator.observation;

import dev.threadlab.crds.Placement;
import io.fabric8.kubernetes.api.model.Node;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The cluster's nodes.
 *
 * @param nodes as they were listed
 */
record AllNodes(List<Node> nodes) {
  AllNodes {
    nodes = List.copyOf(nodes);
  }

  List<String> matching(@Nullable Placement placement) {
    return Matching.names(nodes, placement);
  }
}
