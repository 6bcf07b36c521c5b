package dev.threadlab.experiment.comparison;

import dev.threadlab.crds.Profile;
import dev.threadlab.crds.Scaling;
import dev.threadlab.crds.Scaling.Law;
import dev.threadlab.crds.Scaling.Size;
import dev.threadlab.crds.ThreadExperimentSpec;
import dev.threadlab.crds.Variant;
import dev.threadlab.experiment.plan.Cell;
import dev.threadlab.experiment.statistics.Bootstrap;
import dev.threadlab.experiment.statistics.Interval;
import dev.threadlab.experiment.statistics.Rule;
import dev.threadlab.experiment.statistics.ScalingLaw;
import dev.threadlab.experiment.statistics.SignedRank;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** How each variant's time falls with the CPUs of its profiles, where there are three sizes. */
final class Scalings {
  private static final int LEAST_SIZES = 3;
  private static final int DRAWS = 400;
  private static final double WORST_MISS = 0.1;
  private static final double WIDEST = 0.25;

  /** How a law is fitted to sizes and times. */
  private interface Fit extends BiFunction<double[], double[], ScalingLaw> {}

  private final Rule rule;
  private final Bootstrap bootstrap;
  private final List<Profile> profiles;
  private final double[] cpus;
  private final double[] sizes;
  private final double[][] logTimes;

  private Scalings(
      Rule rule, long seed, List<Profile> profiles, double[] cpus, double[][] logTimes) {
    this.rule = rule;
    this.bootstrap = new Bootstrap(seed, DRAWS);
    this.profiles = profiles;
    this.cpus = cpus;
    this.sizes = IntStream.range(0, cpus.length).mapToDouble(at -> cpus[at] / cpus[0]).toArray();
    this.logTimes = logTimes;
  }

  static List<Scaling> of(ThreadExperimentSpec spec, long seed, RunsByCell runs, Rule rule) {
    var bySize = new TreeMap<Double, Profile>();
    spec.profiles().stream()
        .filter(Scalings::isASize)
        .forEach(each -> bySize.putIfAbsent(cpus(each), each));
    if (bySize.size() < LEAST_SIZES) {
      return List.of();
    }
    return spec.variants().stream()
        .map(variant -> of(variant, List.copyOf(bySize.values()), seed, runs, rule))
        .toList();
  }

  private static Scaling of(
      Variant variant, List<Profile> profiles, long seed, RunsByCell runs, Rule rule) {
    var cells =
        profiles.stream().map(each -> new Cell(each.name(), variant.name(), false)).toList();
    NavigableSet<Integer> rounds = runs.roundsOfAll(cells);
    if (rounds.size() < Rule.LEAST_ROUNDS) {
      return new Scaling(
          variant.name(),
          List.of(),
          null,
          null,
          null,
          "%d rounds have a report of every size; a fit takes %d."
              .formatted(rounds.size(), Rule.LEAST_ROUNDS));
    }
    double[][] logTimes =
        cells.stream().map(cell -> runs.logTimes(cell, rounds)).toArray(double[][]::new);
    double[] cpus = profiles.stream().mapToDouble(Scalings::cpus).toArray();
    return new Scalings(rule, seed, profiles, cpus, logTimes).scaling(variant.name());
  }

  /** What may burst has no number of CPUs. */
  private static boolean isASize(Profile profile) {
    return !profile.burst();
  }

  private static double cpus(Profile profile) {
    return profile.cpu().getNumericalAmount().doubleValue();
  }

  private Scaling scaling(String variant) {
    Law amdahl = law(ScalingLaw::amdahl, false);
    Law universal = law(ScalingLaw::universal, true);
    int recommended = recommended();
    return new Scaling(
        variant,
        shownSizes(),
        amdahl,
        universal,
        profiles.get(recommended).name(),
        message(amdahl, universal, recommended));
  }

  private List<Size> shownSizes() {
    return IntStream.range(0, cpus.length)
        .mapToObj(at ->
            new Size(
                profiles.get(at).name(),
                Decimals.number(cpus[at]),
                Decimals.ratio(at == 0 ? 0 : -ratio(0, at))))
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
    return IntStream.range(0, sizes.length - 1)
        .filter(at -> -ratio(at, at + 1) < rule.minEffect())
        .findFirst()
        .orElse(sizes.length - 1);
  }

  /** A law that misses a time by a tenth, or whose contention is not known to a half, is none. */
  private @Nullable Law law(Fit fit, boolean coherence) {
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
        law.peak().map(size -> Decimals.number(size * cpus[0])).orElse(null));
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
    String advice =
        "%s CPUs (%s) are enough: the next size gains less than matters."
            .formatted(Decimals.number(cpus[recommended]), profiles.get(recommended).name());
    String more =
        "Every size gained on the one before; more than %s CPUs may gain more."
            .formatted(Decimals.number(cpus[recommended]));
    String fits =
        amdahl == null && universal == null
            ? " The times follow neither Amdahl's law nor the universal one closely enough for a fit."
            : "";
    return (recommended < sizes.length - 1 ? advice : more) + fits;
  }
}
