package dev.threadlab.operator.observation;

import dev.threadlab.crds.Run.Outcome;
import dev.threadlab.experiment.plan.PlannedRun;
import dev.threadlab.operator.job.Labels.RunId;
import dev.threadlab.operator.ledger.Entry;
import dev.threadlab.operator.ledger.Ledger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How far a pod has come with the runs that it does one after another: it is at the first that is
 * not recorded with a report.
 *
 * @param runs those runs
 * @param attempt which attempt of them
 * @param at the place of the current one, from 0
 * @param since when the one before was recorded, empty at the first
 */
record PodProgress(List<PlannedRun> runs, int attempt, int at, Optional<Instant> since) {
  PodProgress {
    runs = List.copyOf(runs);
  }

  static PodProgress of(List<PlannedRun> runs, int attempt, Ledger ledger) {
    int at = 0;
    Optional<Instant> since = Optional.empty();
    while (at < runs.size() - 1) {
      Entry entry = ledger.entries().get(new RunId(runs.get(at).index(), attempt));
      if (entry == null || entry.outcome() != Outcome.Reported) {
        break;
      }
      since = Optional.of(Instant.parse(entry.endedAt()));
      at++;
    }
    return new PodProgress(runs, attempt, at, since);
  }

  RunId current() {
    return new RunId(runs.get(at).index(), attempt);
  }

  /** The current run and those after it. */
  List<PlannedRun> left() {
    return runs.subList(at, runs.size());
  }

  PlaceInLog place() {
    return new PlaceInLog(at + 1, runs.size());
  }
}
