package dev.threadlab.experiment.sample;

import java.util.Collection;

/**
 * Some numbers, at least one and none negative, and their quantiles. A quantile between two of the
 * numbers is interpolated linearly (Hyndman and Fan's type 7, the default of R, NumPy and
 * spreadsheets: the quantile {@code q} of {@code n} numbers stands at {@code (n - 1) q}, counted
 * from 0) and rounded to the nearest integer, half up. Integers throughout, so that every machine
 * gives the same figure.
 */
public final class Sample {
  private static final int TENTHS = 10;

  private final long[] sorted;

  private Sample(long[] sorted) {
    this.sorted = sorted;
  }

  /**
   * The sample of these numbers, from 0 to 10^17.
   *
   * @throws IllegalArgumentException if there are none
   */
  public static Sample of(Collection<Long> numbers) {
    if (numbers.isEmpty()) {
      throw new IllegalArgumentException("a sample has at least one number");
    }
    return new Sample(numbers.stream().mapToLong(Long::longValue).sorted().toArray());
  }

  /** The least. */
  public long min() {
    return sorted[0];
  }

  /** The greatest. */
  public long max() {
    return sorted[sorted.length - 1];
  }

  /** The middle: the quantile 0.5. */
  public long median() {
    return decile(5);
  }

  /** The quantile of so many tenths, 0 to 10. */
  public long decile(int tenths) {
    int position = (sorted.length - 1) * tenths;
    int below = position / TENTHS;
    int beyond = position % TENTHS;
    if (beyond == 0) {
      return sorted[below];
    }
    long gap = sorted[below + 1] - sorted[below];
    return sorted[below] + (2 * gap * beyond + TENTHS) / (2 * TENTHS);
  }
}
