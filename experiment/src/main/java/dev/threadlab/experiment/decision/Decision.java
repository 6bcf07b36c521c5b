package dev.threadlab.experiment.decision;

import dev.threadlab.crds.Placement.Scope;
import dev.threadlab.experiment.comparison.Precision;
import dev.threadlab.experiment.decision.NextStep.Finish;
import dev.threadlab.experiment.decision.NextStep.Rest;
import dev.threadlab.experiment.decision.NextStep.Start;
import dev.threadlab.experiment.decision.NextStep.Why;
import dev.threadlab.experiment.plan.Plan;
import dev.threadlab.experiment.plan.PlannedRun;
import dev.threadlab.experiment.plan.Scopes;
import dev.threadlab.experiment.run.RecordedRun;
import dev.threadlab.experiment.run.RunOutcome.PodLost;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** Decides what an engine does next. Every engine asks here, and only here. */
public final class Decision {
  private Decision() {}

  /**
   * The next step: the runs of the plan one after another, each recorded once. A recorded run is
   * never started again, however it ended: running out of memory is a result. Only where a pod was
   * lost is its whole round run again, as a new attempt.
   */
  public static NextStep next(Seen seen) {
    Optional<PlannedRun> next = firstNotRecorded(seen);
    if (next.isEmpty() || isPreciseEnough(next.get(), seen)) {
      return new Finish(Endings.ofAllRuns(seen.counting()));
    }
    if (seen.interrupted()) {
      return new Finish(Endings.interrupted(seen));
    }
    if (seen.deadlinePassed()) {
      return new Finish(Endings.deadlineExceeded(seen));
    }
    if (!seen.running().isEmpty()) {
      return new Rest(Why.Running);
    }
    if (seen.suspended()) {
      return new Rest(Why.Suspended);
    }
    return start(next.get(), seen);
  }

  private static Optional<PlannedRun> firstNotRecorded(Seen seen) {
    var recorded = seen.recordedIndices();
    return seen.plan().runs().stream().filter(run -> !recorded.contains(run.index())).findFirst();
  }

  /**
   * A round that has begun is finished, on each node that has rounds of its own, so that the width
   * is looked at once a round.
   */
  private static boolean isPreciseEnough(PlannedRun next, Seen seen) {
    boolean begun =
        Stream.concat(
                seen.recorded().stream().map(RecordedRun::planned),
                seen.running().stream().map(index -> seen.plan().runs().get(index)))
            .anyMatch(run -> run.round() == next.round());
    Plan plan = seen.plan();
    int before = next.round() - 1;
    return before >= plan.rounds(seen.spec().rounds())
        && before == plan.rounds(plan.roundsOnEach(before))
        && !begun
        && Precision.isReached(seen.spec(), plan, seen.counting());
  }

  private static Start start(PlannedRun run, Seen seen) {
    int attempt = Rounds.attempt(seen.plan(), run.round(), seen.lost());
    String node = run.node() == null ? sameNode(seen).orElse(null) : run.node();
    return new Start(run, attempt, node);
  }

  /** Where the first run was that counts, if all others have to be there too. */
  private static Optional<String> sameNode(Seen seen) {
    return Scopes.of(seen.spec()) == Scope.SameNode
        ? seen.counting().stream()
            .filter(run -> run.node() != null && !(run.outcome() instanceof PodLost))
            .min(Comparator.comparingInt(run -> run.planned().index()))
            .map(RecordedRun::node)
        : Optional.empty();
  }
}
