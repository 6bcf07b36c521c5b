package dev.threadlab.experiment.decision;

import dev.threadlab.experiment.decision.NextStep.Finish;
import dev.threadlab.experiment.decision.NextStep.Rest;
import dev.threadlab.experiment.decision.NextStep.Start;
import dev.threadlab.experiment.decision.NextStep.Why;
import dev.threadlab.experiment.plan.PlannedRun;
import java.util.Optional;

/** Decides what an engine does next. Every engine asks here, and only here. */
public final class Decision {
  private Decision() {}

  /**
   * The next step: the runs of the plan one after another, each recorded once. A recorded run is
   * never started again, however it ended: running out of memory is a result.
   */
  public static NextStep next(Seen seen) {
    Optional<PlannedRun> next = firstNotRecorded(seen);
    if (next.isEmpty()) {
      return new Finish(Endings.ofAllRuns(seen.recorded()));
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

  private static Start start(PlannedRun run, Seen seen) {
    return new Start(run, 1 + seen.lost().getOrDefault(run.index(), 0));
  }
}
