package dev.threadlab.experiment.comparison;

import dev.threadlab.experiment.run.RunFigures;
import java.util.List;

/**
 * Two runs of one round.
 *
 * @param round which, from 1
 * @param baseline the one that is compared with
 * @param candidate the one that is compared
 */
record Pair(int round, RunFigures baseline, RunFigures candidate) {

  /** The logarithm of the candidate's time over the baseline's. */
  double logRatio() {
    return logTime(candidate) - logTime(baseline);
  }

  /** The same of each of these. */
  static double[] logRatios(List<Pair> pairs) {
    return pairs.stream().mapToDouble(Pair::logRatio).toArray();
  }

  /** The logarithm of a run's time in microseconds, of which it takes at least one. */
  static double logTime(RunFigures run) {
    return Math.log((double) Math.max(1, run.durationMicros()));
  }
}
