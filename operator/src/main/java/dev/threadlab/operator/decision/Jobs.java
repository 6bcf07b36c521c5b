package dev.threadlab.operator.decision;

import dev.threadlab.crds.KeepPods;
import dev.threadlab.crds.Run.Outcome;
import dev.threadlab.operator.decision.Action.DeleteJob;
import dev.threadlab.operator.ledger.Entry;
import dev.threadlab.operator.ledger.Ledger;
import dev.threadlab.operator.observation.Observation;
import dev.threadlab.operator.observation.SeenRun;
import java.util.List;

/** Which Jobs go. */
final class Jobs {
  private Jobs() {}

  /**
   * The Jobs of attempts that are recorded, but for those that the design keeps; with {@code all}
   * those of attempts that are not recorded too.
   */
  static List<DeleteJob> toDelete(Observation seen, Ledger ledger, boolean all) {
    return seen.runs().stream()
        .filter(run -> !run.deleting())
        .filter(run -> {
          Entry entry = ledger.entries().get(run.id());
          return entry == null ? all : !isKept(seen.spec().keepPods(), run, entry);
        })
        .map(run -> new DeleteJob(run.job()))
        .toList();
  }

  /** Nothing that still runs is kept, since it would disturb the runs after it. */
  private static boolean isKept(KeepPods keep, SeenRun run, Entry entry) {
    boolean wanted =
        switch (keep) {
          case Never -> false;
          case OnFailure -> entry.outcome() != Outcome.Reported;
          case Always -> true;
        };
    return wanted && !run.podAlive() && entry.outcome() != Outcome.PodLost;
  }
}
