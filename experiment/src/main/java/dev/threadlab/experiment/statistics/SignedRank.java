package dev.threadlab.experiment.statistics;

import java.util.Arrays;
import java.util.Optional;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.stat.ranking.NaturalRanking;
import org.hipparchus.stat.ranking.TiesStrategy;

/**
 * Wilcoxon's signed ranks of some differences, and what Hodges and Lehmann made of them: an
 * estimate of the difference, an interval for it, and the chance of such ranks if there were none.
 *
 * <p>Zeros are left out of the test, as Wilcoxon did, and stay in the estimate and the interval.
 * Tied differences get the mean of their ranks, and the test is exact for just those ranks. Up to
 * {@value #EXACT} differences everything is exact; beyond, the sum of ranks is taken as normal,
 * with corrections for continuity and ties.
 */
public final class SignedRank {
  static final int EXACT = 100;

  private static final NormalDistribution NORMAL = new NormalDistribution();
  private static final NaturalRanking RANKING = new NaturalRanking(TiesStrategy.AVERAGE);

  private final double[] differences;
  private final WalshAverages averages;

  private SignedRank(double[] differences) {
    this.differences = differences;
    this.averages = new WalshAverages(differences);
  }

  /**
   * The signed ranks of these differences.
   *
   * @throws IllegalArgumentException if there are none, or one is not finite
   */
  public static SignedRank of(double... differences) {
    if (differences.length == 0 || !Arrays.stream(differences).allMatch(Double::isFinite)) {
      throw new IllegalArgumentException("differences are finite, and at least one");
    }
    return new SignedRank(differences.clone());
  }

  /**
   * How many differences it takes before all of one sign, whichever, are as rare by chance as
   * {@code alpha}: with fewer there is no interval of this confidence, and no claim.
   */
  public static int leastPairs(double alpha) {
    int pairs = 1;
    while (Math.scalb(1.0, 1 - pairs) > alpha) {
      pairs++;
    }
    return pairs;
  }

  /** The Hodges-Lehmann estimate: the median of the averages of all pairs. */
  public double estimate() {
    return averages.median();
  }

  /**
   * Where the difference lies with at least this confidence (0.95 for 95 %); empty where there are
   * too few differences for it.
   */
  public Optional<Interval> interval(double confidence) {
    long place = lowerPlace((1 - confidence) / 2);
    return place < 1
        ? Optional.empty()
        : Optional.of(
            new Interval(
                averages.smallest(place), averages.smallest(averages.count() + 1 - place)));
  }

  private long lowerPlace(double chance) {
    int pairs = differences.length;
    if (pairs <= EXACT) {
      return SignedRankDistribution.ofPairs(pairs).sumsWithin(chance);
    }
    double deviations = NORMAL.inverseCumulativeProbability(chance);
    return (long) Math.floor(mean(pairs) + deviations * Math.sqrt(variance(pairs)) + 0.5);
  }

  /** The chance of ranks as uneven as these, on either side, if nothing had changed. */
  public double pValue() {
    double[] changed = Arrays.stream(differences).filter(each -> each != 0).toArray();
    if (changed.length == 0) {
      return 1;
    }
    double[] ranks = RANKING.rank(Arrays.stream(changed).map(Math::abs).toArray());
    double positive = 0;
    for (int at = 0; at < changed.length; at++) {
      positive += changed[at] > 0 ? ranks[at] : 0;
    }
    return changed.length <= EXACT ? exact(ranks, positive) : normal(ranks, positive);
  }

  /** The ranks of ties are halves at the finest: doubled, all are whole. */
  private static double exact(double[] ranks, double positive) {
    int[] doubled = Arrays.stream(ranks).mapToInt(rank -> (int) Math.round(2 * rank)).toArray();
    return SignedRankDistribution.of(doubled).twoSided((int) Math.round(2 * positive));
  }

  private static double normal(double[] ranks, double positive) {
    double variance = Arrays.stream(ranks).map(rank -> rank * rank).sum() / 4;
    double distance = Math.max(0, Math.abs(positive - mean(ranks.length)) - 0.5);
    return Math.min(1, 2 * NORMAL.cumulativeProbability(-distance / Math.sqrt(variance)));
  }

  private static double mean(double pairs) {
    return pairs * (pairs + 1) / 4;
  }

  private static double variance(double pairs) {
    return pairs * (pairs + 1) * (2 * pairs + 1) / 24;
  }
}
