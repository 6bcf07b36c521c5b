package dev.threadlab.workload;

import dev.threadlab.integrity.Integrity;
import java.util.List;

/**
 * Keeps the evidence in a report within bounds, however many iterations have faults: those that
 * come after {@value #KEPT} pieces have counts only.
 */
final class Evidence {
  static final int KEPT = 1000;

  private int kept;

  /** The same counts, without evidence once there is enough. */
  Integrity within(Integrity found) {
    if (kept < KEPT) {
      kept += found.evidence().size();
      return found;
    }
    return new Integrity(
        found.lines(),
        found.records(),
        found.lost(),
        found.duplicated(),
        found.torn(),
        found.outOfOrder(),
        List.of());
  }
}
