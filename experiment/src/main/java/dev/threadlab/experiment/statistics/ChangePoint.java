package dev.threadlab.experiment.statistics;

import java.util.Arrays;
import java.util.Optional;
import org.hipparchus.stat.descriptive.rank.Median;
import org.hipparchus.stat.ranking.NaturalRanking;

/**
 * Where a row of numbers changes most, if it changes anywhere: Pettitt's change point.
 *
 * @param before how many numbers come before it
 * @param medianBefore their median
 * @param medianAfter the median of the others
 */
public record ChangePoint(int before, double medianBefore, double medianAfter) {

  /** The change point of these numbers; empty where all are the same. */
  public static Optional<ChangePoint> in(double... numbers) {
    double[] ranks = new NaturalRanking().rank(numbers);
    double sum = 0;
    double most = 0;
    int before = 0;
    for (int at = 1; at < numbers.length; at++) {
      sum += 2 * ranks[at - 1] - (numbers.length + 1);
      if (Math.abs(sum) > most) {
        most = Math.abs(sum);
        before = at;
      }
    }
    return before == 0 ? Optional.empty() : Optional.of(at(before, numbers));
  }

  private static ChangePoint at(int before, double[] numbers) {
    return new ChangePoint(
        before,
        new Median().evaluate(Arrays.copyOfRange(numbers, 0, before)),
        new Median().evaluate(Arrays.copyOfRange(numbers, before, numbers.length)));
  }
}
