package dev.threadlab.experiment.comparison;

import dev.threadlab.crds.ThreadExperimentSpec;
import dev.threadlab.experiment.plan.Plan;
import dev.threadlab.experiment.run.RecordedRun;
import dev.threadlab.experiment.statistics.SignedRank;
import java.util.List;

/** Whether intervals are as narrow as the design asks for: the only reason to stop early. */
public final class Precision {
  private static final double HUNDRED = 100;

  private Precision() {}

  /**
   * Whether the interval of every comparison that has any rounds is narrow enough; always where the
   * design asks for no width.
   */
  public static boolean isReached(
      ThreadExperimentSpec spec, Plan plan, List<RecordedRun> counting) {
    Integer percent = spec.analysis().stopWhenHalfWidthPercent();
    if (percent == null) {
      return true;
    }
    double confidence = Limits.of(spec.analysis()).rule().confidence();
    var all = Asked.of(spec);
    return Part.of(plan, counting).stream()
        .flatMap(part -> all.stream().map(asked -> part.runs().pairs(asked)))
        .filter(pairs -> !pairs.isEmpty())
        .allMatch(pairs -> isNarrow(pairs, confidence, percent));
  }

  private static boolean isNarrow(List<Pair> pairs, double confidence, int percent) {
    return SignedRank.of(Pair.logRatios(pairs))
        .interval(confidence)
        .filter(interval -> interval.halfWidth() <= Math.log1p(percent / HUNDRED))
        .isPresent();
  }
}
