package dev.threadlab.operator.turn;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The nodes that a pod is on or may come to.
 *
 * @param nodes their names, absent where it may be any
 */
public record Reach(@Nullable Set<String> nodes) {
  /** Wherever it may be. */
  public static final Reach ANYWHERE = new Reach(null);

  public Reach {
    nodes = nodes == null ? null : Set.copyOf(nodes);
  }

  /** One of these. */
  public static Reach of(List<String> nodes) {
    return new Reach(Set.copyOf(nodes));
  }

  boolean overlaps(Reach other) {
    if (nodes == null) {
      return !Set.of().equals(other.nodes);
    }
    return other.nodes == null ? !nodes.isEmpty() : !Collections.disjoint(nodes, other.nodes);
  }

  /** {@code node1, node2}, or {@code any node}. */
  @Override
  public String toString() {
    return nodes == null
        ? "any node"
        : nodes.stream().sorted().limit(3).collect(Collectors.joining(", "))
            + (nodes.size() > 3 ? ", ..." : "");
  }
}
