package dev.threadlab.experiment.statistics;

import org.jspecify.annotations.Nullable;

/**
 * What some rounds say of a ratio. All are logarithms: -0.69 is half the time, 0 the same.
 *
 * @param rounds how many rounds had both runs
 * @param estimate the ratio that fits them best
 * @param interval where the ratio lies with the confidence asked for, absent where there are too
 *     few rounds for that
 * @param pValue the chance of rounds as one-sided as these if nothing had changed
 */
public record Evidence(int rounds, double estimate, @Nullable Interval interval, double pValue) {

  /** The evidence of one logarithm of a ratio for each round, at least one. */
  public static Evidence of(double confidence, double... logRatios) {
    var ranks = SignedRank.of(logRatios);
    return new Evidence(
        logRatios.length,
        ranks.estimate(),
        ranks.interval(confidence).orElse(null),
        ranks.pValue());
  }
}
