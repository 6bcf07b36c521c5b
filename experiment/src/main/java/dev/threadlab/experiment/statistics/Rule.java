package dev.threadlab.experiment.statistics;

import dev.threadlab.crds.Verdict;

/**
 * When a difference is claimed.
 *
 * @param confidence of intervals and claims, 0.95 for 95 %
 * @param minEffect the least difference that matters, as a logarithm
 */
public record Rule(double confidence, double minEffect) {
  /** With fewer, not even rounds that all agree carry a claim. */
  public static final int LEAST_ROUNDS = 6;

  /** The chance of a false claim that is accepted. */
  public double alpha() {
    return 1 - confidence;
  }

  /**
   * The verdict. A difference is claimed only if the interval excludes none, the chance stays small
   * among all comparisons, and the effect exceeds both what matters and the noise floor, whichever
   * of two identical cells it is taken from. None is claimed only if the whole interval is smaller
   * than what matters.
   *
   * @param pAdjusted the chance, adjusted for the number of comparisons
   * @param twin what the second run of an identical cell says
   */
  public Verdict judge(Evidence evidence, double pAdjusted, Twin twin) {
    var interval = evidence.interval();
    if (interval == null || evidence.rounds() < LEAST_ROUNDS) {
      return Verdict.Inconclusive;
    }
    double effect = twin.common(evidence.estimate());
    if (!interval.contains(0)
        && pAdjusted <= alpha()
        && effect > Math.max(minEffect, twin.floor())) {
      return evidence.estimate() < 0 ? Verdict.Faster : Verdict.Slower;
    }
    return interval.isWithin(minEffect) ? Verdict.NoDifference : Verdict.Inconclusive;
  }

  /** The rounds without which no claim can be made when so many comparisons are made. */
  public int leastRounds(int comparisons) {
    return Math.max(LEAST_ROUNDS, SignedRank.leastPairs(alpha() / Math.max(1, comparisons)));
  }
}
