package dev.threadlab.bench.validity;

import dev.threadlab.crds.Analysis;
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
import dev.threadlab.experiment.plan.Plan;
import dev.threadlab.experiment.run.RecordedRun;
import dev.threadlab.experiment.run.RunFigures;
import dev.threadlab.experiment.run.RunFigures.Change;
import dev.threadlab.experiment.run.RunFigures.CpuCounts;
import dev.threadlab.experiment.run.RunFigures.KernelCounts;
import dev.threadlab.experiment.run.RunOutcome.Reported;
import io.fabric8.kubernetes.api.model.Quantity;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Prints how long the analysis of experiments of about 5,000 runs takes. */
public final class Largest {
  private static final int MOST_RUNS = 5000;
  private static final int NANOS_PER_MILLI = 1_000_000;

  private Largest() {}

  /** Analyses three shapes of a largest experiment, the first time in this process and again. */
  public static void main(String[] arguments) {
    for (int[] shape : new int[][] {{1, 2}, {4, 4}, {16, 16}}) {
      int rounds = MOST_RUNS / (shape[0] * shape[1] + 1);
      var spec = spec(shape[0], shape[1], rounds);
      var runs = runs(spec);
      System.out.printf(
          "%d x %d cells, %d rounds, %d runs: first %s, again %s%n",
          shape[0], shape[1], rounds, runs.size(), took(spec, runs), took(spec, runs));
    }
  }

  /** By the clock, and the CPU time of this thread, which a busy machine does not lengthen. */
  private static String took(ThreadExperimentSpec spec, List<RecordedRun> runs) {
    var plan = Plan.of(spec, 1);
    var threads = ManagementFactory.getThreadMXBean();
    long began = System.nanoTime();
    long beganCpu = threads.getCurrentThreadCpuTime();
    var answer = Answer.of(spec, plan, runs);
    long cpu = threads.getCurrentThreadCpuTime() - beganCpu;
    long clock = System.nanoTime() - began;
    if (answer.comparisons().isEmpty()) {
      throw new IllegalStateException("nothing was compared");
    }
    return "%d ms (CPU %d ms)".formatted(clock / NANOS_PER_MILLI, cpu / NANOS_PER_MILLI);
  }

  private static List<RecordedRun> runs(ThreadExperimentSpec spec) {
    var random = new Random(1);
    return Plan.of(spec, 1).runs().stream()
        .map(run ->
            new RecordedRun(run, 1, null, null, new Reported(figures(random), List.of(), "", null)))
        .toList();
  }

  private static RunFigures figures(Random random) {
    return new RunFigures(
        1_000_000 + random.nextInt(100_000),
        900_000 + random.nextInt(100_000),
        10L,
        random.nextLong(10),
        List.of(0, 1),
        12,
        new IntegrityCounts(200, 0, 0, 0, 0),
        new KernelCounts(10, random.nextLong(50), random.nextLong(50), 3L, 1_000L),
        new Change(3, 1_000_000 + random.nextInt(1000), 1_000_000),
        new CpuCounts(2_000L, 2, 2, null),
        0L);
  }

  private static ThreadExperimentSpec spec(int profiles, int variants, int rounds) {
    return new ThreadExperimentSpec(
        new Input(20, null, null),
        IntStream.rangeClosed(1, profiles)
            .mapToObj(at -> new Profile("p" + at, new Quantity("" + at), new Quantity("1Gi")))
            .toList(),
        IntStream.rangeClosed(1, variants)
            .mapToObj(at ->
                new Variant(
                    "v" + at,
                    Strategy.ThreadPerLine,
                    null,
                    Synchronization.Lock,
                    Variant.Language.Java))
            .toList(),
        new Work(0, 0, false, false, false),
        new Iterations(5, 10),
        rounds,
        1L,
        true,
        null,
        null,
        new Analysis(95, 2, null, null),
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
}
