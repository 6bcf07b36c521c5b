package dev.threadlab.operator.observation;

import dev.threadlab.crds.Run;
import dev.threadlab.crds.Run.Outcome;
import dev.threadlab.crds.ThreadExperimentStatus;
import dev.threadlab.operator.job.Labels.RunId;
import dev.threadlab.operator.ledger.Entry;
import dev.threadlab.operator.ledger.Ledger;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Runs that were recorded by an operator that ended before it could show them. */
public final class Unseen {
  private static final int MOST = 100;

  private Unseen() {}

  /**
   * The entries with a report that the status before does not show. It leaves the oldest runs of
   * the plan out first, so what it never showed is newer than the oldest that it shows.
   */
  public static List<Entry> in(Ledger ledger, @Nullable ThreadExperimentStatus status) {
    List<Run> runs = status == null ? List.of() : status.runs();
    int oldest = runs.stream().mapToInt(Run::index).min().orElse(0);
    var shown =
        runs.stream().map(run -> new RunId(run.index(), run.attempt())).collect(Collectors.toSet());
    return ledger.finished().stream()
        .filter(entry -> entry.run() >= oldest && !shown.contains(entry.id()))
        .filter(entry -> entry.outcome() == Outcome.Reported && entry.reportBytes() > 0)
        .sorted(Comparator.comparingInt(Entry::run).reversed())
        .limit(MOST)
        .toList();
  }
}
