package dev.threadlab.experiment.statistics;

import java.util.Optional;

/**
 * How time falls with size. Gunther's universal scalability law: at {@code n} times the least size
 * the work takes {@code (1 + contention (n - 1) + coherence n (n - 1)) / n} of its time. Without
 * coherence it is Amdahl's law, and contention the share of the work that is serial.
 *
 * @param contention 0 where all of the work can be spread
 * @param coherence what each part of the size costs each other part, 0 where nothing
 * @param worstMiss how far the law is from the time of a size, at worst, as a share of that time
 */
public record ScalingLaw(double contention, double coherence, double worstMiss) {

  /**
   * Amdahl's law as it fits these times best.
   *
   * @param sizes as multiples of the least, ascending, at least two different ones
   * @param times of the work at each size, above zero
   */
  public static ScalingLaw amdahl(double[] sizes, double[] times) {
    var fit = LeastSquares.fit(sizes, times, false);
    if (fit.contention() <= 1) {
      return fit;
    }
    return LeastSquares.allSerial(times);
  }

  /** The universal law as it fits these times best; neither of its terms is below zero. */
  public static ScalingLaw universal(double[] sizes, double[] times) {
    return LeastSquares.fit(sizes, times, true);
  }

  /** The time at a size, as a multiple of the time at the least size. */
  public double time(double size) {
    return (1 + contention * (size - 1) + coherence * size * (size - 1)) / size;
  }

  /** The size beyond which the work takes longer again; empty where it never does. */
  public Optional<Double> peak() {
    return coherence > 0 && contention < 1
        ? Optional.of(Math.sqrt((1 - contention) / coherence))
        : Optional.empty();
  }
}
