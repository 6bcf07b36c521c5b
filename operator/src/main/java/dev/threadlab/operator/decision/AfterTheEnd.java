package dev.threadlab.operator.decision;

import dev.threadlab.crds.ThreadExperimentStatus;
import dev.threadlab.operator.decision.Action.DeleteExperiment;
import dev.threadlab.operator.decision.Action.WriteStatus;
import dev.threadlab.operator.observation.Observation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** An experiment that has ended: its result stays as it is, pods go, and in time the object too. */
final class AfterTheEnd {
  private AfterTheEnd() {}

  static Decision decide(Observation seen) {
    ThreadExperimentStatus status = Objects.requireNonNull(seen.experiment().getStatus());
    Integer keptFor = seen.spec().ttlSecondsAfterFinished();
    if (keptFor == null || status.completionTime() == null) {
      return new Decision(tidy(seen, status), null);
    }
    Instant until = Instant.parse(status.completionTime()).plusSeconds(keptFor);
    return seen.now().isBefore(until)
        ? new Decision(tidy(seen, status), Duration.between(seen.now(), until))
        : new Decision(List.of(new DeleteExperiment()), null);
  }

  private static List<Action> tidy(Observation seen, ThreadExperimentStatus status) {
    var actions = new ArrayList<Action>(Jobs.toDelete(seen, seen.ledger(), true));
    Long generation = seen.experiment().getMetadata().getGeneration();
    if (!Objects.equals(status.observedGeneration(), generation)) {
      actions.add(new WriteStatus(status.answering(generation)));
    }
    return actions;
  }
}
