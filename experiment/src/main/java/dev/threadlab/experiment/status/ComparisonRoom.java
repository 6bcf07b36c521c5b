package dev.threadlab.experiment.status;

import dev.threadlab.crds.Comparison;
import java.util.ArrayList;
import java.util.List;

/** Keeps every comparison over all nodes, and those of single nodes within their room. */
final class ComparisonRoom {
  /** The most that comparisons of single nodes take of an object, in bytes of JSON. */
  private static final long ROOM = 128L << 10;

  private ComparisonRoom() {}

  /**
   * What fitted.
   *
   * @param kept the comparisons that are listed
   * @param omitted how many are not
   */
  record Fitted(List<Comparison> kept, int omitted) {}

  static List<Comparison> overAllNodes(List<Comparison> all) {
    return all.stream().filter(each -> each.node() == null).toList();
  }

  /** Fits them; beside those over all nodes there are so many bytes, half of them for runs. */
  static Fitted fit(List<Comparison> all, long beside) {
    var kept = new ArrayList<>(overAllNodes(all));
    long room = Math.min(ROOM, beside / 2);
    for (Comparison each : all.subList(kept.size(), all.size())) {
      room -= StoredSize.of(each) + 1;
      if (room < 0) {
        break;
      }
      kept.add(each);
    }
    return new Fitted(kept, all.size() - kept.size());
  }
}
