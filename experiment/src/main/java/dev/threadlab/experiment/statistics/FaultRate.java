package dev.threadlab.experiment.statistics;

import org.hipparchus.distribution.continuous.BetaDistribution;

/**
 * How many of some lines came out wrong, and how often they may in the long run.
 *
 * @param faults lines that came out wrong
 * @param lines all lines, at least one
 */
public record FaultRate(long faults, long lines) {
  private static final double ACCURACY = 1e-10;

  public FaultRate {
    if (faults < 0 || lines < 1 || faults > lines) {
      throw new IllegalArgumentException(faults + " of " + lines + " lines");
    }
  }

  /** The share that was seen, 0 to 1. */
  public double share() {
    return (double) faults / lines;
  }

  /**
   * The greatest share that what was seen leaves possible with this confidence (0.95 for 95 %), by
   * Clopper and Pearson, one-sided. Where no fault was seen in {@code n} lines that is about {@code
   * 3 / n} at 95 %: the rule of three.
   */
  public double atMost(double confidence) {
    if (faults == lines) {
      return 1;
    }
    if (faults == 0) {
      return -Math.expm1(Math.log(1 - confidence) / lines);
    }
    return new BetaDistribution(faults + 1.0, (double) lines - faults, ACCURACY * share())
        .inverseCumulativeProbability(confidence);
  }
}
