package dev.threadlab.operator.decision;

import dev.threadlab.crds.ThreadExperimentStatus;
import dev.threadlab.experiment.plan.PlannedRun;
import dev.threadlab.operator.ledger.Ledger.Write;
import dev.threadlab.operator.turn.Turn;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One change to the cluster. */
public sealed interface Action {

  /** Writes an attempt that has ended into the ledger. */
  record KeepRun(Write write) implements Action {}

  /** Deletes the Job of an attempt, and its pod with it. */
  record DeleteJob(String name) implements Action {}

  /** Puts the input's text into a ConfigMap. */
  record CreateInput(String text) implements Action {}

  /**
   * Creates the Job of an attempt's neighbours.
   *
   * @param run which run
   * @param attempt which attempt of it
   * @param node the node that their pod has to be on, absent for any
   * @param turn as for a run, which they keep the node for
   */
  record StartNeighbours(PlannedRun run, int attempt, @Nullable String node, @Nullable Turn turn)
      implements Action {}

  /**
   * Creates the Job of an attempt.
   *
   * @param run which run
   * @param inOnePod that run and those that its pod does after it
   * @param attempt which attempt of it
   * @param node the node that its pod has to be on, absent for any
   * @param turn that of the experiment: nothing is done if it is over; absent where others do not
   *     matter
   */
  record StartRun(
      PlannedRun run,
      List<PlannedRun> inOnePod,
      int attempt,
      @Nullable String node,
      @Nullable Turn turn)
      implements Action {
    public StartRun {
      inOnePod = List.copyOf(inOnePod);
    }
  }

  /**
   * Asks the node of a pod for other CPUs, request and limit, while its workload goes on.
   *
   * @param pod the pod's name
   * @param cpu the CPUs
   */
  record Resize(String pod, Quantity cpu) implements Action {}

  /** Writes the status. */
  record WriteStatus(ThreadExperimentStatus status) implements Action {}

  /**
   * Tells people, by an Event.
   *
   * @param warning whether something went wrong
   * @param reason in one word
   * @param message in a sentence
   */
  record Announce(boolean warning, String reason, String message) implements Action {}

  /** Deletes the experiment, whose results nobody wants any more. */
  record DeleteExperiment() implements Action {}
}
