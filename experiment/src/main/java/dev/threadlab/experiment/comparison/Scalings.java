package dev.threadlab.experiment.comparison;

import dev.threadlab.crds.Scaling;
import dev.threadlab.crds.Scaling.Law;
import dev.threadlab.crds.Scaling.Over;
import dev.threadlab.crds.Scaling.Size;
import dev.threadlab.crds.ThreadExperimentSpec;
import dev.threadlab.experiment.statistics.Bootstrap;
import dev.threadlab.experiment.statistics.Interval;
import dev.threadlab.experiment.statistics.Rule;
import dev.threadlab.experiment.statistics.ScalingLaw;
import dev.threadlab.experiment.statistics.SignedRank;
import java.util.List;
import java.util.NavigableSet;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** How the time falls along each ladder of a design. */
final class Scalings {
  private static final int DRAWS = 400;
  private static final double WORST_MISS = 0.1;
  private static final double WIDEST = 0.25;

  /** How a law is fitted to sizes and times. */
  private interface Fit extends BiFunction<double[], double[], ScalingLaw> {}

  private final Rule rule;
  private final Bootstrap bootstrap;
  private final Ladder ladder;
  private final double[][] logTimes;

  private Scalings(Rule rule, long seed, Ladder ladder, double[][] logTimes) {
    this.rule = rule;
    this.bootstrap = new Bootstrap(seed, DRAWS);
    this.ladder = ladder;
    this.logTimes = logTimes;
  }

  static List<Scaling> of(ThreadExperimentSpec spec, long seed, RunsByCell runs, Rule rule) {
    return Ladder.of(spec).stream().map(ladder -> of(ladder, seed, runs, rule)).toList();
  }

  private static Scaling of(Ladder ladder, long seed, RunsByCell runs, Rule rule) {
    var wrong =
        ladder.rungs().stream()
            .filter(rung -> Faults.of(runs.of(rung.cell()).values()).any())
            .findFirst();
    if (wrong.isPresent()) {
      return none(
          ladder,
          "The output is wrong with %s (%s): times of wrong output are not compared."
              .formatted(ladder.unit().of(wrong.get().size()), wrong.get().name()));
    }
    NavigableSet<Integer> rounds = runs.roundsOfAll(ladder.cells());
    if (rounds.size() < Rule.LEAST_ROUNDS) {
      return none(
          ladder,
          "%d rounds have a report of every size; a fit takes %d."
              .formatted(rounds.size(), Rule.LEAST_ROUNDS));
    }
    double[][] logTimes =
        ladder.cells().stream().map(cell -> runs.logTimes(cell, rounds)).toArray(double[][]::new);
    return new Scalings(rule, seed, ladder, logTimes).scaling();
  }

  private static Scaling none(Ladder ladder, String why) {
    return shown(ladder, List.of(), null, null, null, why);
  }

  private static Scaling shown(
      Ladder ladder,
      List<Size> sizes,
      @Nullable Law amdahl,
      @Nullable Law universal,
      @Nullable String recommended,
      String message) {
    return new Scaling(
        ladder.over(),
        ladder.over() == Over.Cpus ? ladder.fixed() : null,
        ladder.over() == Over.Threads ? ladder.fixed() : null,
        sizes,
        amdahl,
        universal,
        recommended,
        message);
  }

  private Scaling scaling() {
    Law amdahl = law(ScalingLaw::amdahl, false);
    Law universal = law(ScalingLaw::universal, true);
    int recommended = recommended();
    return shown(
        ladder,
        shownSizes(),
        amdahl,
        universal,
        ladder.rungs().get(recommended).name(),
        message(amdahl, universal, recommended));
  }

  private List<Size> shownSizes() {
    return IntStream.range(0, logTimes.length)
        .mapToObj(at -> {
          var rung = ladder.rungs().get(at);
          return new Size(
              rung.name(),
              Decimals.number(rung.size()),
              Decimals.ratio(at == 0 ? 0 : -ratio(0, at)));
        })
        .toList();
  }

  /** The logarithm of the time at one size over that at another. */
  private double ratio(int from, int to) {
    int rounds = logTimes[0].length;
    return SignedRank.of(
            IntStream.range(0, rounds)
                .mapToDouble(round -> logTimes[to][round] - logTimes[from][round])
                .toArray())
        .estimate();
  }

  private int recommended() {
    return IntStream.range(0, logTimes.length - 1)
        .filter(at -> -ratio(at, at + 1) < rule.minEffect())
        .findFirst()
        .orElse(logTimes.length - 1);
  }

  /** A law that misses a time by a tenth, or whose contention is not known to a half, is none. */
  private @Nullable Law law(Fit fit, boolean coherence) {
    double[] sizes = ladder.multiples();
    ScalingLaw law = fit.apply(sizes, times(allRounds()));
    if (law.worstMiss() > WORST_MISS) {
      return null;
    }
    var intervals =
        bootstrap.intervals(
            rule.confidence(), logTimes[0].length, drawn -> terms(fit.apply(sizes, times(drawn))));
    Interval contention = intervals.getFirst();
    if (contention.halfWidth() > WIDEST) {
      return null;
    }
    Interval cost = coherence ? intervals.getLast() : null;
    return new Law(
        Decimals.number(law.contention()),
        Decimals.number(contention.low()),
        Decimals.number(contention.high()),
        cost == null ? null : Decimals.number(law.coherence()),
        cost == null ? null : Decimals.number(cost.low()),
        cost == null ? null : Decimals.number(cost.high()),
        law.peak()
            .map(multiple -> Decimals.number(multiple * ladder.rungs().getFirst().size()))
            .orElse(null));
  }

  private static double[] terms(ScalingLaw law) {
    return new double[] {law.contention(), law.coherence()};
  }

  private int[] allRounds() {
    return IntStream.range(0, logTimes[0].length).toArray();
  }

  /** The geometric mean of each size's times in these rounds. */
  private double[] times(int[] rounds) {
    double[] times = new double[logTimes.length];
    for (int size = 0; size < times.length; size++) {
      double sum = 0;
      for (int round : rounds) {
        sum += logTimes[size][round];
      }
      times[size] = Math.exp(sum / rounds.length);
    }
    return times;
  }

  private String message(@Nullable Law amdahl, @Nullable Law universal, int recommended) {
    var enough = ladder.rungs().get(recommended);
    String amount = ladder.unit().of(enough.size());
    String advice =
        "%s (%s) %s enough: the next size gains less than matters."
            .formatted(amount, enough.name(), enough.size() == 1 ? "is" : "are");
    String more =
        "Every size gained on the one before; more than %s may gain more.".formatted(amount);
    String fits =
        amdahl == null && universal == null
            ? " The times follow neither Amdahl's law nor the universal one closely enough for a fit."
            : "";
    return (recommended < logTimes.length - 1 ? advice : more) + fits;
  }
}
