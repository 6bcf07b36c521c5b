package dev.threadlab.experiment;

import dev.threadlab.crds.Analysis;
import dev.threadlab.crds.Input;
import dev.threadlab.crds.Iterations;
import dev.threadlab.crds.KeepPods;
import dev.threadlab.crds.Placement;
import dev.threadlab.crds.Placement.Scope;
import dev.threadlab.crds.Profile;
import dev.threadlab.crds.Resize;
import dev.threadlab.crds.ThreadExperimentSpec;
import dev.threadlab.crds.Variant;
import dev.threadlab.crds.Variant.Language;
import dev.threadlab.crds.Variant.Strategy;
import dev.threadlab.crds.Variant.Synchronization;
import dev.threadlab.crds.Work;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Designs of experiments, defaults filled in. */
public final class Designs {
  public static final int DEADLINE_SECONDS = 86_400;

  private Designs() {}

  /** Two profiles, two variants. */
  public static ThreadExperimentSpec ofRounds(int rounds) {
    return of(List.of("1cpu", "2cpu"), List.of("single", "threads"), rounds);
  }

  /** So many profiles and variants, with names of that many characters. */
  public static ThreadExperimentSpec large(
      int profiles, int variants, int rounds, int nameLength, Input input) {
    var names = names("v", variants, nameLength);
    return with(
        names("p", profiles, nameLength).stream().map(Designs::profile).toList(),
        IntStream.range(0, variants).mapToObj(at -> pool(names.get(at), at + 1)).toList(),
        rounds,
        input,
        false);
  }

  public static ThreadExperimentSpec of(List<String> profiles, List<String> variants, int rounds) {
    return named(profiles, variants, rounds, new Input(20, null, null), false);
  }

  public static ThreadExperimentSpec suspended(int rounds, boolean suspend) {
    return named(
        List.of("1cpu", "2cpu"),
        List.of("single", "threads"),
        rounds,
        new Input(20, null, null),
        suspend);
  }

  /** Rounds go on until intervals are so narrow. */
  public static ThreadExperimentSpec stoppingAt(int percent, int rounds, int maxRounds) {
    return changed(ofRounds(rounds), false, new Analysis(95, 2, percent, maxRounds), null);
  }

  /** The same design with its noise floor. */
  public static ThreadExperimentSpec withTwin(ThreadExperimentSpec spec) {
    return changed(spec, true, spec.analysis(), spec.placement());
  }

  /** The same design, whose nodes share the runs so. */
  public static ThreadExperimentSpec shared(ThreadExperimentSpec spec, Scope scope) {
    return changed(spec, spec.noiseFloor(), spec.analysis(), new Placement(scope, null, null));
  }

  /** The same design, whose pods are resized in place. */
  public static ThreadExperimentSpec inPlace(ThreadExperimentSpec spec) {
    return changed(spec, spec.noiseFloor(), spec.analysis(), spec.placement(), Resize.InPlace);
  }

  private static ThreadExperimentSpec changed(
      ThreadExperimentSpec spec,
      boolean noiseFloor,
      Analysis analysis,
      @Nullable Placement placement) {
    return changed(spec, noiseFloor, analysis, placement, spec.resize());
  }

  private static ThreadExperimentSpec changed(
      ThreadExperimentSpec spec,
      boolean noiseFloor,
      Analysis analysis,
      @Nullable Placement placement,
      Resize resize) {
    return new ThreadExperimentSpec(
        spec.input(),
        spec.profiles(),
        spec.variants(),
        spec.work(),
        spec.iterations(),
        spec.rounds(),
        spec.seed(),
        noiseFloor,
        spec.baseline(),
        spec.comparisons(),
        analysis,
        spec.workload(),
        placement,
        spec.runTimeoutSeconds(),
        spec.deadlineSeconds(),
        spec.suspend(),
        spec.ttlSecondsAfterFinished(),
        spec.keepPods(),
        spec.exclusive(),
        spec.queueName(),
        resize);
  }

  private static List<String> names(String prefix, int count, int length) {
    return IntStream.range(0, count)
        .mapToObj(number -> prefix + "x".repeat(Math.max(0, length - 4)) + "%03d".formatted(number))
        .toList();
  }

  private static ThreadExperimentSpec named(
      List<String> profiles, List<String> variants, int rounds, Input input, boolean suspend) {
    return with(
        profiles.stream().map(Designs::profile).toList(),
        variants.stream().map(Designs::variant).toList(),
        rounds,
        input,
        suspend);
  }

  private static ThreadExperimentSpec with(
      List<Profile> profiles, List<Variant> variants, int rounds, Input input, boolean suspend) {
    return new ThreadExperimentSpec(
        input,
        profiles,
        variants,
        new Work(0, 0, false, false, false),
        new Iterations(5, 10),
        rounds,
        null,
        false,
        null,
        null,
        new Analysis(95, 2, null, null),
        null,
        null,
        300,
        DEADLINE_SECONDS,
        suspend,
        null,
        KeepPods.OnFailure,
        true,
        null,
        Resize.None);
  }

  private static Profile profile(String name) {
    return new Profile(name, new Quantity("1"), new Quantity("2Gi"));
  }

  private static Variant variant(String name) {
    return new Variant(name, Strategy.ThreadPerLine, null, Synchronization.None, Language.Java);
  }

  private static Variant pool(String name, int threads) {
    return new Variant(name, Strategy.Pool, threads, Synchronization.None, Language.Java);
  }
}
