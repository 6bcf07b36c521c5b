package dev.threadlab.operator.observation;

import dev.threadlab.crds.ThreadExperiment;
import dev.threadlab.crds.ThreadExperimentSpec;
import dev.threadlab.experiment.plan.Plan;
import dev.threadlab.operator.job.Labels.RunId;
import dev.threadlab.operator.ledger.Ledger;
import dev.threadlab.operator.turn.Others;
import dev.threadlab.report.RunReport;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that a decision rests on.
 *
 * @param experiment the object with its status before
 * @param openNodes the nodes that are still to be fixed for it, absent when they are or need not be
 * @param plan its runs
 * @param ledger the attempts that have ended
 * @param runs the attempts that have a Job
 * @param stragglersUntil until when pods of attempts that have no Job any more may be running,
 *     absent when there are none
 * @param inputThere whether the ConfigMap with the input's text is there, or none is needed
 * @param others whom it shares nodes with, absent where it need not care
 * @param resizable whether the cluster can resize pods in place, or need not
 * @param nodes what is known of nodes that runs ran on, by name
 * @param kept reports that are kept but were not in the status before, by attempt
 * @param now the time
 */
public record Observation(
    ThreadExperiment experiment,
    @Nullable OpenNodes openNodes,
    Plan plan,
    Ledger ledger,
    List<SeenRun> runs,
    @Nullable Instant stragglersUntil,
    boolean inputThere,
    @Nullable Others others,
    boolean resizable,
    Map<String, NodeFacts> nodes,
    Map<RunId, RunReport> kept,
    Instant now) {
  public Observation {
    runs = List.copyOf(runs);
    nodes = Map.copyOf(nodes);
    kept = Map.copyOf(kept);
  }

  /** The design. */
  public ThreadExperimentSpec spec() {
    return experiment.getSpec();
  }
}
