package dev.threadlab.experiment.decision;

import dev.threadlab.experiment.plan.Plan;
import dev.threadlab.experiment.run.RecordedRun;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Attempts of rounds. Runs of a round are compared with each other because they ran under the same
 * conditions; when a pod is lost and its run would be made up for later, they no longer did. So the
 * whole round is run again: each loss begins a new attempt of it, and only runs of the newest
 * count.
 */
final class Rounds {
  private Rounds() {}

  /** The attempt that a round is at, from 1. */
  static int attempt(Plan plan, int round, Map<Integer, Integer> lost) {
    return attempts(plan, lost).getOrDefault(round, 1);
  }

  /** The runs, with those of earlier attempts of their rounds marked. */
  static List<RecordedRun> markSuperseded(
      Plan plan, List<RecordedRun> recorded, Map<Integer, Integer> lost) {
    var attempts = attempts(plan, lost);
    return recorded.stream()
        .map(run ->
            run.attempt() < attempts.getOrDefault(run.planned().round(), 1)
                ? run.asSuperseded()
                : run)
        .toList();
  }

  private static Map<Integer, Integer> attempts(Plan plan, Map<Integer, Integer> lost) {
    var attempts = new HashMap<Integer, Integer>();
    lost.forEach((index, times) ->
        attempts.merge(plan.runs().get(index).round(), 1 + times, (one, more) -> one + more - 1));
    return attempts;
  }
}
