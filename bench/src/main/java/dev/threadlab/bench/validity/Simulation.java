package dev.threadlab.bench.validity;

import dev.threadlab.crds.Analysis;
import dev.threadlab.crds.Comparison;
import dev.threadlab.crds.Input;
import dev.threadlab.crds.IntegrityCounts;
import dev.threadlab.crds.Iterations;
import dev.threadlab.crds.KeepPods;
import dev.threadlab.crds.Profile;
import dev.threadlab.crds.Resize;
import dev.threadlab.crds.ThreadExperimentSpec;
import dev.threadlab.crds.Variant;
import dev.threadlab.crds.Variant.Strategy;
import dev.threadlab.crds.Variant.Synchronization;
import dev.threadlab.crds.Work;
import dev.threadlab.experiment.comparison.Answer;
import dev.threadlab.experiment.comparison.Precision;
import dev.threadlab.experiment.plan.Plan;
import dev.threadlab.experiment.plan.PlannedRun;
import dev.threadlab.experiment.run.RecordedRun;
import dev.threadlab.experiment.run.RunFigures;
import dev.threadlab.experiment.run.RunOutcome.Reported;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.hipparchus.stat.inference.MannWhitneyUTest;
import org.jspecify.annotations.Nullable;

/**
 * Experiments of two variants, judged by the code that judges real ones. The second takes {@code
 * effect} times as long as the first.
 *
 * @param noise what the machine does
 * @param rounds of each experiment
 * @param effect the true ratio
 * @param stop when rounds go on after those, absent where they do not
 */
record Simulation(Noise noise, int rounds, double effect, @Nullable Stop stop) {
  private static final double MICROS = 1_000_000;
  private static final double NOMINAL = 0.05;

  /** The library's exact test is wrong where the rank sums are equal. */
  private static final boolean NOT_EXACT = false;

  /**
   * How long rounds go on.
   *
   * @param halfWidthPercent until the interval is so narrow
   * @param maxRounds or so many have run
   */
  record Stop(int halfWidthPercent, int maxRounds) {}

  /** What one experiment came to. */
  record Outcome(
      boolean claimed, boolean claimedByTestAlone, boolean covered, int rounds, boolean batched) {}

  Outcome trial(long seed) {
    var random = new SplittableRandom(seed);
    Comparison byTheRules = judge(spec(2, true), seed, random);
    Comparison byTestAlone = judge(spec(0, false), seed, random);
    return new Outcome(
        isClaim(byTheRules),
        isClaim(byTestAlone),
        covers(byTestAlone),
        byTestAlone.rounds(),
        isBatchedDifferent(random));
  }

  private Comparison judge(ThreadExperimentSpec spec, long seed, RandomGenerator random) {
    var plan = Plan.of(spec, seed);
    return Answer.of(spec, plan, untilNarrow(spec, plan, random)).comparisons().getFirst();
  }

  /** The runs of all rounds, or of those before the engines would start no more. */
  private List<RecordedRun> untilNarrow(
      ThreadExperimentSpec spec, Plan plan, RandomGenerator random) {
    double[] noises = noise.of(plan.runs().size(), random);
    List<RecordedRun> all =
        plan.runs().stream().map(run -> ended(run, noises[run.index()])).toList();
    int aRound = all.size() / plan.runs().getLast().round();
    return IntStream.rangeClosed(rounds, plan.runs().getLast().round())
        .mapToObj(last -> all.subList(0, last * aRound))
        .filter(runs -> Precision.isReached(spec, plan, runs))
        .findFirst()
        .orElse(all);
  }

  /** The other way: all runs of one variant, then all of the other, and a rank test. */
  private boolean isBatchedDifferent(RandomGenerator random) {
    double[] noises = noise.of(2 * rounds, random);
    double[] first = IntStream.range(0, rounds).mapToDouble(at -> noises[at]).toArray();
    double[] second =
        IntStream.range(rounds, 2 * rounds)
            .mapToDouble(at -> noises[at] + Math.log(effect))
            .toArray();
    return new MannWhitneyUTest().mannWhitneyUTest(first, second, NOT_EXACT) <= NOMINAL;
  }

  private RecordedRun ended(PlannedRun run, double noise) {
    double ratio = run.variant().equals("candidate") ? effect : 1;
    var figures =
        new RunFigures(
            Math.round(MICROS * ratio * Math.exp(noise)),
            1,
            null,
            null,
            List.of(),
            1,
            new IntegrityCounts(1, 0, 0, 0, 0),
            null,
            null,
            null,
            null);
    return new RecordedRun(run, 1, null, null, new Reported(figures, List.of(), "", null));
  }

  private boolean covers(Comparison comparison) {
    String low = comparison.ciLow();
    String high = comparison.ciHigh();
    return low != null
        && high != null
        && Double.parseDouble(low) <= effect
        && effect <= Double.parseDouble(high);
  }

  private static boolean isClaim(Comparison comparison) {
    return switch (comparison.verdict()) {
      case Faster, Slower -> true;
      case NoDifference, Inconclusive, Incorrect -> false;
    };
  }

  private ThreadExperimentSpec spec(int minEffectPercent, boolean noiseFloor) {
    return new ThreadExperimentSpec(
        new Input(1, null, null),
        List.of(new Profile("1cpu", new Quantity("1"), new Quantity("1Gi"))),
        List.of(variant("baseline"), variant("candidate")),
        new Work(0, 0, false, false, false),
        new Iterations(0, 1),
        rounds,
        null,
        noiseFloor,
        null,
        null,
        new Analysis(
            95,
            minEffectPercent,
            stop == null ? null : stop.halfWidthPercent(),
            stop == null ? null : stop.maxRounds()),
        null,
        null,
        300,
        86_400,
        false,
        null,
        KeepPods.Never,
        true,
        null,
        Resize.None);
  }

  private static Variant variant(String name) {
    return new Variant(
        name, Strategy.Sequential, null, Synchronization.None, Variant.Language.Java);
  }
}
