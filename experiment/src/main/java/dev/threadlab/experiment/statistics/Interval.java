package dev.threadlab.experiment.statistics;

/**
 * All numbers from one to another.
 *
 * @param low the least
 * @param high the greatest
 */
public record Interval(double low, double high) {
  public Interval {
    if (!(low <= high)) {
      throw new IllegalArgumentException("not an interval: " + low + " to " + high);
    }
  }

  /** Whether the number is in it. */
  public boolean contains(double number) {
    return low <= number && number <= high;
  }

  /** Whether it holds no number further from zero than this. */
  public boolean isWithin(double bound) {
    return -bound <= low && high <= bound;
  }

  /** Half of what is between its ends. */
  public double halfWidth() {
    return (high - low) / 2;
  }
}
