package dev.threadlab.experiment.statistics;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.hipparchus.distribution.continuous.TDistribution;
import org.hipparchus.stat.correlation.SpearmansCorrelation;
import org.hipparchus.stat.descriptive.rank.Median;

/**
 * Whether numbers rise or fall with their place: Spearman's correlation with it.
 *
 * @param correlation from -1 to 1
 * @param pValue the chance of one as strong, on either side, without a trend
 * @param change the median of the last third less that of the first
 */
public record Trend(double correlation, double pValue, double change) {
  private static final int LEAST = 6;

  /**
   * The trend of these numbers.
   *
   * @throws IllegalArgumentException for fewer than six
   */
  public static Trend of(double... numbers) {
    int count = numbers.length;
    if (count < LEAST) {
      throw new IllegalArgumentException("a trend needs at least six numbers");
    }
    if (Arrays.stream(numbers).distinct().count() == 1) {
      return new Trend(0, 1, 0);
    }
    double[] places = IntStream.range(0, count).asDoubleStream().toArray();
    double correlation = new SpearmansCorrelation().correlation(places, numbers);
    int third = count / 3;
    double first = new Median().evaluate(numbers, 0, third);
    double last = new Median().evaluate(numbers, count - third, third);
    return new Trend(correlation, chance(correlation, count), last - first);
  }

  private static double chance(double correlation, int count) {
    double unexplained = 1 - correlation * correlation;
    if (unexplained <= 0) {
      return 0;
    }
    double statistic = Math.abs(correlation) * Math.sqrt((count - 2) / unexplained);
    return 2 * new TDistribution(count - 2).cumulativeProbability(-statistic);
  }
}
