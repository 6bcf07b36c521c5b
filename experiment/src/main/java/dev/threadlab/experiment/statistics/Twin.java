package dev.threadlab.experiment.statistics;

import org.jspecify.annotations.Nullable;

/**
 * What the second run of an identical cell in each round says of a comparison. All are logarithms.
 *
 * @param floor what the two identical cells differ by, either way, 0 where that is not known
 * @param ratio the ratio when the second run takes the first one's place, absent where neither side
 *     of the comparison is that cell
 */
public record Twin(double floor, @Nullable Double ratio) {
  /** Nothing is known of any. */
  public static final Twin NONE = new Twin(0, null);

  /**
   * The part of a difference that holds whichever of the two identical cells is taken: none where
   * they say opposite things.
   *
   * @param estimate the ratio by the first run
   */
  public double common(double estimate) {
    if (ratio == null) {
      return Math.abs(estimate);
    }
    return ratio * estimate <= 0 ? 0 : Math.min(Math.abs(estimate), Math.abs(ratio));
  }
}
