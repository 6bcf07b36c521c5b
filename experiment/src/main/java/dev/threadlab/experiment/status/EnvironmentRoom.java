package dev.threadlab.experiment.status;

import dev.threadlab.crds.NodeEnvironment;
import java.util.ArrayList;
import java.util.List;

/** Keeps the table of nodes within its room: the nodes that ran first stay. */
final class EnvironmentRoom {
  private static final long ROOM = 64L << 10;

  private EnvironmentRoom() {}

  /**
   * What fitted.
   *
   * @param kept the nodes that are listed
   * @param omitted how many are not
   */
  record Fitted(List<NodeEnvironment> kept, int omitted) {}

  static Fitted fit(List<NodeEnvironment> nodes) {
    var kept = new ArrayList<NodeEnvironment>();
    long taken = 0;
    for (NodeEnvironment node : nodes) {
      taken += StoredSize.of(node) + 1;
      if (taken > ROOM) {
        break;
      }
      kept.add(node);
    }
    return new Fitted(kept, nodes.size() - kept.size());
  }
}
