package dev.threadlab.experiment.statistics;

import org.hipparchus.distribution.continuous.NormalDistribution;

/**
 * How likely an effect is to be seen. By the normal approximation, with the signed-rank test's
 * efficiency for normal differences (3/pi of the t test's): a guide for choosing rounds, no part of
 * a verdict.
 *
 * @param alpha the chance of a false claim that is accepted, 0.05 for 5 %
 */
public record Power(double alpha) {
  /** The chance to see an effect that a plan should have. */
  public static final double WANTED = 0.8;

  private static final NormalDistribution NORMAL = new NormalDistribution();
  private static final double EFFICIENCY = 3 / Math.PI;

  /** The chance of a claim, where rounds differ by {@code spread} (standard deviation). */
  public double of(int rounds, double spread, double effect) {
    double distance = Math.abs(effect) * Math.sqrt(EFFICIENCY * rounds) / spread;
    return NORMAL.cumulativeProbability(distance - threshold());
  }

  /** The rounds after which an effect is seen with a chance of {@link #WANTED}. */
  public int rounds(double spread, double effect) {
    double deviations = threshold() + NORMAL.inverseCumulativeProbability(WANTED);
    double perRound = Math.abs(effect) * Math.sqrt(EFFICIENCY) / spread;
    double rounds = Math.ceil(deviations * deviations / (perRound * perRound));
    return (int) Math.max(SignedRank.leastPairs(alpha), Math.min(rounds, Integer.MAX_VALUE));
  }

  /**
   * The standard deviation of one round that an interval over so many rounds speaks of; spikes
   * widen it less than they would the deviation itself.
   */
  public double spread(Interval interval, int rounds) {
    return interval.halfWidth() * Math.sqrt(EFFICIENCY * rounds) / threshold();
  }

  private double threshold() {
    return -NORMAL.inverseCumulativeProbability(alpha / 2);
  }
}
