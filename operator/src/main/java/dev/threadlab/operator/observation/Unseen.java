package dev.threadlab.operator.observation;

import dev.threadlab.crds.Run;
import dev.threadlab.crds.Run.Outcome;
import dev.threadlab.crds.ThreadExperimentStatus;
import dev.threadlab.operator.ledger.Entry;
import dev.threadlab.operator.ledger.Ledger;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs that were recorded by an operator that ended before it could show them. */
public final class Unseen {
  private static final int MOST = 100;

  private Unseen() {}

  /**
   * The entries with a report that the status before does not show. It shows runs in the order of
   * the plan and leaves the oldest out first, so what it never showed is newer than all it shows.
   */
  public static List<Entry> in(Ledger ledger, @Nullable ThreadExperimentStatus status) {
    int newest = status == null ? -1 : status.runs().stream().mapToInt(Run::index).max().orElse(-1);
    return ledger.finished().stream()
        .filter(entry -> entry.run() > newest)
        .filter(entry -> entry.outcome() == Outcome.Reported && entry.reportBytes() > 0)
        .sorted(Comparator.comparingInt(Entry::run).reversed())
        .limit(MOST)
        .toList();
  }
}
