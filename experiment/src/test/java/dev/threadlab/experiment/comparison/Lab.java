package dev.threadlab.experiment.comparison;

import dev.threadlab.crds.Analysis;
import dev.threadlab.crds.AskedComparison;
import dev.threadlab.crds.CellName;
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
import dev.threadlab.experiment.Runs;
import dev.threadlab.experiment.plan.Plan;
import dev.threadlab.experiment.plan.PlannedRun;
import dev.threadlab.experiment.run.RecordedRun;
import dev.threadlab.experiment.run.RunFigures;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Experiments whose runs take the times that a test says. */
final class Lab {
  static final long SEED = 42;

  private Lab() {}

  /** CPUs that name profiles such as 2cpu; variants by name. */
  static ThreadExperimentSpec spec(List<String> cpus, List<String> variants, int rounds) {
    return spec(cpus, variants, rounds, null, null, new Analysis(95, 2, null, null));
  }

  static ThreadExperimentSpec spec(
      List<String> cpus,
      List<String> variants,
      int rounds,
      @Nullable CellName baseline,
      @Nullable List<AskedComparison> comparisons,
      Analysis analysis) {
    return specOf(profiles(cpus), variants, rounds, baseline, comparisons, analysis);
  }

  /** The same with these profiles. */
  static ThreadExperimentSpec specOf(
      List<Profile> profiles,
      List<String> variants,
      int rounds,
      @Nullable CellName baseline,
      @Nullable List<AskedComparison> comparisons,
      Analysis analysis) {
    var threadPerLine =
        variants.stream()
            .map(each ->
                new Variant(
                    each,
                    Strategy.ThreadPerLine,
                    null,
                    Synchronization.Lock,
                    Variant.Language.Java))
            .toList();
    var none = new Work(0, 0, false, false, false);
    return spec(profiles, threadPerLine, none, rounds, baseline, comparisons, analysis);
  }

  /** These variants, doing this. */
  static ThreadExperimentSpec spec(
      List<String> cpus, List<Variant> variants, Work work, int rounds) {
    return spec(
        profiles(cpus), variants, work, rounds, null, null, new Analysis(95, 2, null, null));
  }

  private static List<Profile> profiles(List<String> cpus) {
    return cpus.stream()
        .map(each -> new Profile(each + "cpu", new Quantity(each), new Quantity("1Gi")))
        .toList();
  }

  private static ThreadExperimentSpec spec(
      List<Profile> profiles,
      List<Variant> variants,
      Work work,
      int rounds,
      @Nullable CellName baseline,
      @Nullable List<AskedComparison> comparisons,
      Analysis analysis) {
    return new ThreadExperimentSpec(
        new Input(20, null, null),
        profiles,
        variants,
        work,
        new Iterations(0, 10),
        rounds,
        SEED,
        true,
        baseline,
        comparisons,
        analysis,
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

  static Plan plan(ThreadExperimentSpec spec) {
    return Plan.of(spec, SEED);
  }

  /** Every run of the plan, with the figures that are asked for it. */
  static List<RecordedRun> run(
      ThreadExperimentSpec spec, BiFunction<PlannedRun, Random, RunFigures> figures) {
    var random = new Random(7);
    return plan(spec).runs().stream()
        .map(run -> Runs.ended(run, Runs.report(figures.apply(run, random), List.of())))
        .toList();
  }

  /** A time with noise of so many per cent. */
  static RunFigures noisy(double micros, double percent, Random random) {
    return figures(micros * Math.exp(percent / 100 * random.nextGaussian()), 0, 0);
  }

  static RunFigures figures(double micros, long throttled, long faults) {
    return new RunFigures(
        Math.round(micros),
        100_000,
        100L,
        throttled,
        List.of(0),
        12,
        new IntegrityCounts(200, faults, 0, 0, 0),
        null,
        null,
        null,
        null);
  }

  static Answer answer(
      ThreadExperimentSpec spec, BiFunction<PlannedRun, Random, RunFigures> figures) {
    return Answer.of(spec, plan(spec), run(spec, figures));
  }

  static Stream<String> because(Answer answer) {
    return answer.comparisons().stream().flatMap(each -> each.because().stream());
  }
}
