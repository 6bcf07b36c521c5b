package dev.threadlab.experiment.statistics;

import java.util.Arrays;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.stat.ranking.NaturalRanking;

/**
 * Whether neighbours in a row of numbers are alike: the correlation of each number's rank with the
 * next one's. Ranks, so that one spike does not hide it.
 *
 * @param coefficient about 0 where numbers are independent, up to 1
 * @param deviations how many standard deviations that is above what independent numbers give
 */
public record SerialCorrelation(double coefficient, double deviations) {

  /** The chance of neighbours as alike as these among independent numbers. */
  public double pValue() {
    return new NormalDistribution().cumulativeProbability(-deviations);
  }

  /** The correlation in these numbers; none where all are the same. */
  public static SerialCorrelation of(double... numbers) {
    int count = numbers.length;
    double[] ranks = new NaturalRanking().rank(numbers);
    double middle = (count + 1) / 2.0;
    double square = Arrays.stream(ranks).map(rank -> (rank - middle) * (rank - middle)).sum();
    if (square == 0) {
      return new SerialCorrelation(0, 0);
    }
    double product = 0;
    for (int at = 1; at < count; at++) {
      product += (ranks[at - 1] - middle) * (ranks[at] - middle);
    }
    double coefficient = product / square;
    return new SerialCorrelation(coefficient, (coefficient + 1.0 / count) * Math.sqrt(count));
  }
}
