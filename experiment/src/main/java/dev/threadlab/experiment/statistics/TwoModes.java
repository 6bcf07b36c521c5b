package dev.threadlab.experiment.statistics;

import java.util.Arrays;
import java.util.Optional;

/**
 * Numbers that come in two heaps. They are cut in two where the heaps' squared deviations are least
 * (two means, exactly, since there is one dimension), and are two heaps if those are further apart,
 * measured in their own deviations, than the halves of one heap ever are (Ashman's D).
 *
 * @param lower the mean of the lower heap
 * @param upper the mean of the upper heap
 * @param upperShare the share of numbers in the upper heap, 0 to 1
 */
public record TwoModes(double lower, double upper, double upperShare) {
  /** With fewer, one heap looks like two too often. */
  static final int LEAST = 20;

  private static final double APART = 5.5;
  private static final double LEAST_SHARE = 0.2;

  /** The heaps of these numbers; empty where there is one, or too few numbers to tell. */
  public static Optional<TwoModes> in(double... numbers) {
    if (numbers.length < LEAST) {
      return Optional.empty();
    }
    double[] sorted = numbers.clone();
    Arrays.sort(sorted);
    int least = (int) Math.ceil(LEAST_SHARE * sorted.length);
    Heap lower = new Heap(0, 0, 0);
    Heap upper = Heap.of(sorted);
    Heap bestLower = lower;
    Heap bestUpper = upper;
    for (int at = 0; at < sorted.length - least; at++) {
      lower = lower.with(sorted[at]);
      upper = upper.without(sorted[at]);
      boolean better =
          lower.squares() + upper.squares() < bestLower.squares() + bestUpper.squares();
      if (lower.count >= least && better) {
        bestLower = lower;
        bestUpper = upper;
      }
    }
    return bestLower.apartFrom(bestUpper) > APART
        ? Optional.of(
            new TwoModes(
                bestLower.mean(), bestUpper.mean(), (double) bestUpper.count / sorted.length))
        : Optional.empty();
  }

  private record Heap(int count, double sum, double sumOfSquares) {
    static Heap of(double[] numbers) {
      return new Heap(
          numbers.length,
          Arrays.stream(numbers).sum(),
          Arrays.stream(numbers).map(each -> each * each).sum());
    }

    Heap with(double number) {
      return new Heap(count + 1, sum + number, sumOfSquares + number * number);
    }

    Heap without(double number) {
      return new Heap(count - 1, sum - number, sumOfSquares - number * number);
    }

    double mean() {
      return count == 0 ? 0 : sum / count;
    }

    double squares() {
      return count == 0 ? 0 : Math.max(0, sumOfSquares - sum * sum / count);
    }

    double apartFrom(Heap other) {
      if (count < 2 || other.count < 2) {
        return 0;
      }
      double variances = squares() / (count - 1) + other.squares() / (other.count - 1);
      return Math.abs(other.mean() - mean()) / Math.sqrt(variances / 2);
    }
  }
}
