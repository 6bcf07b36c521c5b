package dev.threadlab.operator.decision;

import dev.threadlab.crds.KeepPods;
import dev.threadlab.crds.Run.Outcome;
import dev.threadlab.operator.decision.Action.DeleteJob;
import dev.threadlab.operator.ledger.Entry;
import dev.threadlab.operator.ledger.Ledger;
import dev.threadlab.operator.observation.Observation;
import dev.threadlab.operator.observation.SeenRun;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which Jobs go. */
final class Jobs {
  private Jobs() {}

  /**
   * The Jobs of attempts that are recorded, but for those that the design keeps, and those whose
   * pods go on with another run; with {@code all} those of attempts that are not recorded too.
   * Neighbours are never kept.
   */
  static List<DeleteJob> toDelete(Observation seen, Ledger ledger, boolean all) {
    return seen.runs().stream()
        .flatMap(run -> toDelete(seen.spec().keepPods(), run, ledger.entries().get(run.id()), all))
        .map(DeleteJob::new)
        .toList();
  }

  private static Stream<String> toDelete(
      KeepPods keep, SeenRun run, @Nullable Entry entry, boolean all) {
    if (entry == null || run.next(entry).isPresent()) {
      return all ? run.jobs().stream() : Stream.empty();
    }
    return isKept(keep, run, entry) ? Stream.ofNullable(run.neighbours()) : run.jobs().stream();
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
