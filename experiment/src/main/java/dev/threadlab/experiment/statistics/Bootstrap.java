package dev.threadlab.experiment.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Draws rounds again and again, as often as there are, with replacement: how much a figure of all
 * rounds changes so is how little it is known. Rounds are drawn whole, so that what a round did to
 * all its runs stays together.
 *
 * @param seed of the drawing; the same seed gives the same interval
 * @param draws how often
 */
public record Bootstrap(long seed, int draws) {

  /**
   * Where some figures lie, each with this confidence, by the percentiles of what the draws gave.
   *
   * @param rounds how many there are; the figures are asked for with as many numbers below that,
   *     and are as many and in the same order each time
   */
  public List<Interval> intervals(
      double confidence, int rounds, Function<int[], double[]> figures) {
    var random = new Random(seed);
    double[][] drawn = new double[draws][];
    for (int draw = 0; draw < draws; draw++) {
      drawn[draw] = figures.apply(random.ints(rounds, 0, rounds).toArray());
    }
    int cut = (int) Math.floor((1 - confidence) / 2 * draws);
    return IntStream.range(0, drawn[0].length)
        .mapToObj(at -> Arrays.stream(drawn).mapToDouble(each -> each[at]).sorted().toArray())
        .map(sorted -> new Interval(sorted[cut], sorted[draws - 1 - cut]))
        .toList();
  }
}
