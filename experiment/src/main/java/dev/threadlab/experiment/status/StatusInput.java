package dev.threadlab.experiment.status;

import dev.threadlab.crds.Condition;
import dev.threadlab.crds.NodeEnvironment;
import dev.threadlab.crds.ThreadExperimentStatus.Enforcement;
import dev.threadlab.experiment.decision.Ending;
import dev.threadlab.experiment.decision.Seen;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that a status is made of.
 *
 * @param metadata the object's, for its generation and the room that it takes; only read
 * @param seen where the experiment stands: the same that the decision saw
 * @param previous the conditions of the status before, empty if there was none
 * @param environment the nodes that runs ran on
 * @param enforcement what held the runs to their profiles, absent before it is known
 * @param completionTime when the experiment ended, absent before
 * @param ending how it ended, absent before
 */
public record StatusInput(
    ObjectMeta metadata,
    Seen seen,
    List<Condition> previous,
    List<NodeEnvironment> environment,
    @Nullable Enforcement enforcement,
    @Nullable Instant completionTime,
    @Nullable Ending ending) {
  public StatusInput {
    previous = List.copyOf(previous);
    environment = List.copyOf(environment);
  }
}
