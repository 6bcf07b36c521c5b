package dev.threadlab.experiment.comparison;

import dev.threadlab.experiment.plan.Plan;
import dev.threadlab.experiment.run.RecordedRun;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The runs that a comparison is over.
 *
 * @param node the node that they were on, absent where they are all runs
 * @param runs the runs
 */
record Part(@Nullable String node, RunsByCell runs) {

  /** All runs, then those of each node that has rounds of its own, if there is more than one. */
  static List<Part> of(Plan plan, List<RecordedRun> counting) {
    var parts = new ArrayList<>(List.of(new Part(null, RunsByCell.of(counting))));
    if (plan.nodes().size() > 1) {
      plan.nodes().forEach(node -> parts.add(new Part(node, on(node, counting))));
    }
    return parts;
  }

  private static RunsByCell on(String node, List<RecordedRun> counting) {
    return RunsByCell.of(
        counting.stream().filter(run -> node.equals(run.planned().node())).toList());
  }

  /** The parts whose runs were all on the same node, as far as the design sees to that. */
  static List<Part> finest(List<Part> parts) {
    return parts.size() == 1 ? parts : parts.subList(1, parts.size());
  }
}
