package dev.threadlab.experiment.statistics;

import java.util.Arrays;

/**
 * The averages of all pairs of some numbers, each number with itself too. There are {@code n (n +
 * 1) / 2}; none is stored. One is found by halving the doubles between the least and the greatest
 * sum, and counting how many sums are at most that, which is one walk over the sorted numbers.
 */
final class WalshAverages {
  private final double[] sorted;

  WalshAverages(double[] numbers) {
    this.sorted = numbers.clone();
    Arrays.sort(sorted);
  }

  /** How many there are. */
  long count() {
    return (long) sorted.length * (sorted.length + 1) / 2;
  }

  /** The middle one, or the mean of the two in the middle. */
  double median() {
    long half = count() / 2;
    return count() % 2 == 1 ? smallest(half + 1) : (smallest(half) + smallest(half + 1)) / 2;
  }

  /** The one that stands at that place, counted from 1 for the least. */
  double smallest(long place) {
    long low = ordered(2 * sorted[0]);
    long high = ordered(2 * sorted[sorted.length - 1]);
    while (low < high) {
      long middle = (low & high) + ((low ^ high) >> 1);
      if (sumsUpTo(number(middle)) >= place) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return number(low) / 2;
  }

  /** As the smaller summand grows, the greatest that may be added to it shrinks. */
  private long sumsUpTo(double most) {
    long sums = 0;
    int greatest = sorted.length - 1;
    for (int at = 0; at <= greatest; at++) {
      while (greatest >= at && sorted[at] + sorted[greatest] > most) {
        greatest--;
      }
      sums += greatest - at + 1;
    }
    return sums;
  }

  /** A long for each double, in the same order; its own inverse on the bits. */
  private static long ordered(double number) {
    long bits = Double.doubleToLongBits(number);
    return bits ^ ((bits >> 63) & Long.MAX_VALUE);
  }

  private static double number(long ordered) {
    return Double.longBitsToDouble(ordered ^ ((ordered >> 63) & Long.MAX_VALUE));
  }
}
