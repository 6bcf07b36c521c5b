package dev.threadlab.operator;

import dev.threadlab.crds.Analysis;
import dev.threadlab.crds.Condition;
import dev.threadlab.crds.Input;
import dev.threadlab.crds.Iterations;
import dev.threadlab.crds.KeepPods;
import dev.threadlab.crds.Neighbours;
import dev.threadlab.crds.Placement;
import dev.threadlab.crds.Placement.Scope;
import dev.threadlab.crds.Profile;
import dev.threadlab.crds.Resize;
import dev.threadlab.crds.ThreadExperiment;
import dev.threadlab.crds.ThreadExperimentSpec;
import dev.threadlab.crds.ThreadExperimentStatus;
import dev.threadlab.crds.ThreadExperimentStatus.Phase;
import dev.threadlab.crds.Variant;
import dev.threadlab.crds.Variant.Language;
import dev.threadlab.crds.Variant.Strategy;
import dev.threadlab.crds.Variant.Synchronization;
import dev.threadlab.crds.Work;
import dev.threadlab.integrity.Integrity;
import dev.threadlab.report.Counters;
import dev.threadlab.report.Cpus;
import dev.threadlab.report.Iteration;
import dev.threadlab.report.LineReport;
import dev.threadlab.report.ProcessFacts;
import dev.threadlab.report.RunReport;
import dev.threadlab.report.Task;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Small experiments and reports for tests. */
public final class Samples {
  /** What a run may take in {@link #experiment}. */
  public static final int TIMEOUT_SECONDS = 300;

  private static final List<Profile> PROFILES = List.of(profile("1cpu", "1"), profile("2cpu", "2"));

  private static final List<Variant> VARIANTS =
      List.of(
          new Variant("single", Strategy.Sequential, null, Synchronization.None, Language.Java),
          new Variant(
              "threads", Strategy.ThreadPerLine, null, Synchronization.Lock, Language.Java));

  private Samples() {}

  /** Two profiles, two variants: four runs a round. */
  public static ThreadExperiment experiment(int rounds) {
    return experiment(rounds, false, KeepPods.OnFailure, null);
  }

  /** The same with what may be changed. */
  public static ThreadExperiment experiment(
      int rounds, boolean suspend, KeepPods keepPods, @Nullable Integer ttlSeconds) {
    return experiment(rounds, suspend, keepPods, ttlSeconds, Scope.Any, true, null);
  }

  /** The same, whose nodes share the runs so. */
  public static ThreadExperiment experiment(int rounds, Scope scope) {
    return experiment(rounds, false, KeepPods.OnFailure, null, scope, true, null);
  }

  /** The same, which wants its nodes to itself or not. */
  public static ThreadExperiment experiment(int rounds, boolean suspend, boolean exclusive) {
    return experiment(rounds, suspend, KeepPods.OnFailure, null, Scope.Any, exclusive, null);
  }

  /** The same, whose runs wait in this queue. */
  public static ThreadExperiment experiment(int rounds, String queueName) {
    return experiment(rounds, false, KeepPods.OnFailure, null, Scope.Any, true, queueName);
  }

  /** The same, whose pods go through both profiles with a variant. */
  public static ThreadExperiment resized(int rounds) {
    return experiment(PROFILES, VARIANTS, rounds, KeepPods.OnFailure, Resize.InPlace);
  }

  /** A status that says no more than this. */
  public static ThreadExperimentStatus status(
      @Nullable Phase phase, List<Condition> conditions, @Nullable String completionTime) {
    return new ThreadExperimentStatus(
        1L,
        phase,
        conditions,
        42L,
        null,
        null,
        null,
        completionTime,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        null,
        List.of(),
        List.of(),
        null,
        List.of(),
        null,
        null);
  }

  private static ThreadExperiment experiment(
      int rounds,
      boolean suspend,
      KeepPods keepPods,
      @Nullable Integer ttlSeconds,
      Scope scope,
      boolean exclusive,
      @Nullable String queueName) {
    return experiment(
        PROFILES,
        VARIANTS,
        rounds,
        suspend,
        keepPods,
        ttlSeconds,
        scope,
        exclusive,
        queueName,
        Resize.None);
  }

  /** With one variant. */
  public static ThreadExperiment experimentOf(Variant variant) {
    return experiment(PROFILES, List.of(variant), 1, KeepPods.OnFailure, Resize.None);
  }

  /** With one profile: two runs a round. */
  public static ThreadExperiment experimentOf(Profile profile, int rounds) {
    return experiment(List.of(profile), VARIANTS, rounds, KeepPods.OnFailure, Resize.None);
  }

  /** Two profiles, the second with neighbours: four runs a round. */
  public static ThreadExperiment experimentBesideNeighbours(int rounds, KeepPods keepPods) {
    var beside = new Neighbours(2, new Quantity("500m"), 1000);
    var crowded = new Profile("beside", new Quantity("1"), new Quantity("2Gi"), false, beside);
    return experiment(
        List.of(profile("alone", "1"), crowded), VARIANTS, rounds, keepPods, Resize.None);
  }

  private static ThreadExperiment experiment(
      List<Profile> profiles,
      List<Variant> variants,
      int rounds,
      KeepPods keepPods,
      Resize resize) {
    return experiment(
        profiles, variants, rounds, false, keepPods, null, Scope.Any, true, null, resize);
  }

  private static ThreadExperiment experiment(
      List<Profile> profiles,
      List<Variant> variants,
      int rounds,
      boolean suspend,
      KeepPods keepPods,
      @Nullable Integer ttlSeconds,
      Scope scope,
      boolean exclusive,
      @Nullable String queueName,
      Resize resize) {
    var experiment = new ThreadExperiment();
    experiment.setMetadata(
        new ObjectMetaBuilder()
            .withName("article")
            .withNamespace("lab")
            .withUid("66b26726-75c6-4e90-b72e-91c848a5c913")
            .withGeneration(1L)
            .build());
    experiment.setSpec(
        new ThreadExperimentSpec(
            new Input(20, null, null),
            profiles,
            variants,
            new Work(0, 0, false, false, false),
            new Iterations(1, 1),
            rounds,
            42L,
            false,
            null,
            null,
            new Analysis(95, 2, null, null),
            null,
            new Placement(scope, null, null),
            TIMEOUT_SECONDS,
            86_400,
            suspend,
            ttlSeconds,
            keepPods,
            exclusive,
            queueName,
            resize));
    return experiment;
  }

  private static Profile profile(String name, String cpu) {
    return new Profile(name, new Quantity(cpu), new Quantity("2Gi"));
  }

  /** A report of one iteration over one line, under a limit of one CPU. */
  public static RunReport report() {
    return report(1000);
  }

  /** The same under another limit, in thousandths of a CPU. */
  public static RunReport report(long limitMillis) {
    var integrity = new Integrity(1, 1, 0, 0, 0, 0, List.of());
    var counters = new Counters(null, 10L, 2L, null, null, null, null, null);
    return new RunReport(
        RunReport.VERSION,
        new Task("Sequential", null, "None", 1, 0, 0, false, false, false, 1, 1),
        new ProcessFacts(1, "OpenJDK 25", null, null, null, null),
        new Cpus(limitMillis, 2L << 30, "0-1", 1, null, List.of(0)),
        List.of(new Iteration(1, false, 5_000_000, 4_000_000, null, 12, counters, integrity)),
        List.of(new LineReport("line1", "main", 7L, 1L, 12, 0, 1000L, 2000L, 0L, 0L)),
        0,
        List.of(),
        null,
        integrity,
        "0".repeat(64));
  }
}
