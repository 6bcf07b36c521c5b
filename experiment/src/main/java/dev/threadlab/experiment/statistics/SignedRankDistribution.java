package dev.threadlab.experiment.statistics;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How the sum of some ranks is distributed when each is in it or not with equal chance: what a
 * signed-rank sum would be if nothing had changed. Exact: every way to choose counts.
 */
final class SignedRankDistribution {
  private final double[] upTo;

  private SignedRankDistribution(double[] upTo) {
    this.upTo = upTo;
  }

  /** The distribution for ranks, of which none need be different; those of ties are doubled. */
  static SignedRankDistribution of(int[] ranks) {
    double[] chance = new double[Arrays.stream(ranks).sum() + 1];
    chance[0] = 1;
    int greatest = 0;
    for (int rank : ranks) {
      greatest += rank;
      for (int sum = greatest; sum >= 0; sum--) {
        chance[sum] = (chance[sum] + (sum >= rank ? chance[sum - rank] : 0)) / 2;
      }
    }
    for (int sum = 1; sum < chance.length; sum++) {
      chance[sum] += chance[sum - 1];
    }
    return new SignedRankDistribution(chance);
  }

  /** The distribution for the ranks 1 to {@code pairs}. */
  static SignedRankDistribution ofPairs(int pairs) {
    return of(IntStream.rangeClosed(1, pairs).toArray());
  }

  /** The chance of a sum of at most this. */
  double upTo(int sum) {
    return sum < 0 ? 0 : upTo[Math.min(sum, upTo.length - 1)];
  }

  /** The chance of a sum as far from the middle as this, on either side. */
  double twoSided(int sum) {
    int other = upTo.length - 1 - sum;
    return Math.min(1, 2 * upTo(Math.min(sum, other)));
  }

  /** How many of the least sums together have no more than this chance. */
  int sumsWithin(double chance) {
    int sums = 0;
    while (upTo[sums] <= chance) {
      sums++;
    }
    return sums;
  }
}
