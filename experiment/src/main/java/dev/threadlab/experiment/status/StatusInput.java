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
 * @param hindrance what keeps the current run from starting, absent where nothing does
 * @param environment the nodes that runs ran on
 * @param enforcement what held the runs to their profiles, absent before it is known
 * @param completionTime when the experiment ended, absent before
 * @param ending how it ended, absent before
 */
public record StatusInput(
    ObjectMeta metadata,
    Seen seen,
    List<Condition> previous,
    @Nullable Hindrance hindrance,
    List<NodeEnvironment> environment,
    @Nullable Enforcement enforcement,
    @Nullable Instant completionTime,
    @Nullable Ending ending) {
  public StatusInput {
    previous = List.copyOf(previous);
    environment = List.copyOf(environment);
  }

  /** Nothing hinders a run. */
  public StatusInput(
      ObjectMeta metadata,
      Seen seen,
      List<Condition> previous,
      List<NodeEnvironment> environment,
      @Nullable Enforcement enforcement,
      @Nullable Instant completionTime,
      @Nullable Ending ending) {
    this(metadata, seen, previous, null, environment, enforcement, completionTime, ending);
  }

  /**
   * What keeps a run from starting.
   *
   * @param reason in one word, for a condition: {@code InsufficientCpu}
   * @param message in a sentence
   */
  public record Hindrance(String reason, String message) {}
}
