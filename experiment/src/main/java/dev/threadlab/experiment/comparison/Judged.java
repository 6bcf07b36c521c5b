package dev.threadlab.experiment.comparison;

import dev.threadlab.crds.Comparison;
import dev.threadlab.crds.Verdict;
import dev.threadlab.experiment.statistics.Evidence;
import dev.threadlab.experiment.statistics.Interval;
import dev.threadlab.experiment.statistics.Twin;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A comparison that was made.
 *
 * @param asked what was asked
 * @param node the node whose rounds it is over, absent where it is over all
 * @param pairs the rounds that had both runs
 * @param evidence what they say, absent where there are none
 * @param pAdjusted the chance among all comparisons
 * @param twin what the second run of an identical cell in the same rounds says
 * @param faults what the candidate's output was
 * @param verdict the verdict
 */
record Judged(
    Asked asked,
    @Nullable String node,
    List<Pair> pairs,
    @Nullable Evidence evidence,
    double pAdjusted,
    Twin twin,
    Faults faults,
    Verdict verdict) {

  /** As the API shows it, with the sentences that say why. */
  Comparison shown(List<String> reasons) {
    Interval interval = evidence == null ? null : evidence.interval();
    return new Comparison(
        asked.name(),
        node,
        asked.baseline().name(),
        asked.candidate().name(),
        evidence == null ? null : Decimals.ratio(evidence.estimate()),
        interval == null ? null : Decimals.ratio(interval.low()),
        interval == null ? null : Decimals.ratio(interval.high()),
        evidence == null ? null : Decimals.chance(evidence.pValue()),
        evidence == null ? null : Decimals.chance(pAdjusted),
        pairs.size(),
        verdict,
        reasons);
  }

  /**
   * {@code threads is 1.94x faster than single on 2cpu}; the variant is said twice only where the
   * sentence needs it: faster than on 1cpu, but told from single on 1cpu.
   */
  String claim() {
    var candidate = asked.candidate();
    var baseline = asked.baseline();
    if (verdict == Verdict.Incorrect) {
      return "%s on %s writes wrong output".formatted(candidate.variant(), candidate.profile());
    }
    if (candidate.profile().equals(baseline.profile())) {
      return "%s %s %s on %s"
          .formatted(candidate.variant(), predicate(), baseline.variant(), baseline.profile());
    }
    if (candidate.variant().equals(baseline.variant()) && verdict != Verdict.Inconclusive) {
      return "%s on %s %s on %s"
          .formatted(candidate.variant(), candidate.profile(), predicate(), baseline.profile());
    }
    return "%s on %s %s %s on %s"
        .formatted(
            candidate.variant(),
            candidate.profile(),
            predicate(),
            baseline.variant(),
            baseline.profile());
  }

  private String predicate() {
    return switch (verdict) {
      case Faster -> "is " + factor() + " faster than";
      case Slower -> "is " + factor() + " slower than";
      case NoDifference -> "takes as long as";
      case Inconclusive -> "cannot yet be told from";
      case Incorrect -> throw new IllegalStateException("a wrong output has no time to compare");
    };
  }

  private String factor() {
    return evidence == null ? "" : Decimals.factor(evidence.estimate());
  }

  /** The claim, and in brackets how sure it is. */
  String claimWithInterval(int confidencePercent) {
    Interval interval = evidence == null ? null : evidence.interval();
    boolean claimed = verdict == Verdict.Faster || verdict == Verdict.Slower;
    if (!claimed || interval == null) {
      return claim();
    }
    var ends = new ArrayList<>(List.of(Decimals.factor(interval.low())));
    ends.add(verdict == Verdict.Faster ? 0 : 1, Decimals.factor(interval.high()));
    return "%s (%d %% interval %s to %s)"
        .formatted(claim(), confidencePercent, ends.getFirst(), ends.getLast());
  }
}
