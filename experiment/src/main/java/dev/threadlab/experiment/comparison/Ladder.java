package dev.threadlab.experiment.comparison;

import static java.util.Objects.requireNonNull;

import dev.threadlab.crds.Profile;
import dev.threadlab.crds.Scaling.Over;
import dev.threadlab.crds.ThreadExperimentSpec;
import dev.threadlab.crds.Variant;
import dev.threadlab.crds.Variant.Strategy;
import dev.threadlab.experiment.plan.Cell;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Cells of a design that differ in one size alone, at least three of them.
 *
 * @param over what grows
 * @param fixed the name of what stays: the variant over CPUs, the profile over threads
 * @param unit of a size
 * @param rungs from the least size on, each size once
 */
record Ladder(Over over, String fixed, Unit unit, List<Rung> rungs) {
  private static final int LEAST_RUNGS = 3;

  /**
   * A size and the cell that has it.
   *
   * @param name of the profile or the variant that has the size
   */
  record Rung(String name, double size, Cell cell) {}

  /** What is counted. */
  record Unit(String one, String many) {
    private static final Unit CPUS = new Unit("CPU", "CPUs");
    private static final Unit THREADS = new Unit("thread", "threads");
    private static final Unit PROCESSES = new Unit("process", "processes");

    /** {@code 1 CPU}, {@code 4 threads}. */
    String of(double size) {
      return Decimals.number(size) + " " + (size == 1 ? one : many);
    }
  }

  /** Those over CPUs, variant by variant, then those over threads, profile by profile. */
  static List<Ladder> of(ThreadExperimentSpec spec) {
    return Stream.concat(
            spec.variants().stream().map(variant -> overCpus(variant, spec.profiles())),
            spec.profiles().stream().flatMap(profile -> overThreads(profile, spec.variants())))
        .filter(ladder -> ladder.rungs().size() >= LEAST_RUNGS)
        .toList();
  }

  /** What may burst has no number of CPUs, and neighbours take time from what is beside them. */
  private static Ladder overCpus(Variant variant, List<Profile> profiles) {
    var rungs =
        profiles.stream()
            .filter(profile -> !profile.burst() && profile.neighbours() == null)
            .map(profile ->
                new Rung(
                    profile.name(),
                    profile.cpu().getNumericalAmount().doubleValue(),
                    new Cell(profile.name(), variant.name(), false)));
    return new Ladder(Over.Cpus, variant.name(), Unit.CPUS, ascending(rungs));
  }

  private static Stream<Ladder> overThreads(Profile profile, List<Variant> variants) {
    return variants.stream()
        .filter(variant -> variant.threads() != null)
        .collect(
            Collectors.groupingBy(
                Ladder::withoutNameAndThreads, LinkedHashMap::new, Collectors.toList()))
        .entrySet()
        .stream()
        .map(each -> overThreads(profile, each.getKey().strategy(), each.getValue()));
  }

  private static Ladder overThreads(Profile profile, Strategy strategy, List<Variant> variants) {
    var rungs =
        variants.stream()
            .map(variant ->
                new Rung(
                    variant.name(),
                    requireNonNull(variant.threads()),
                    new Cell(profile.name(), variant.name(), false)));
    var unit = strategy == Strategy.Processes ? Unit.PROCESSES : Unit.THREADS;
    return new Ladder(Over.Threads, profile.name(), unit, ascending(rungs));
  }

  private static List<Rung> ascending(Stream<Rung> rungs) {
    var bySize = new TreeMap<Double, Rung>();
    rungs.forEach(rung -> bySize.putIfAbsent(rung.size(), rung));
    return List.copyOf(bySize.values());
  }

  /** What variants of one ladder have in common. */
  private static Variant withoutNameAndThreads(Variant of) {
    return new Variant(
        "",
        of.strategy(),
        null,
        of.synchronization(),
        of.language(),
        of.command(),
        of.image(),
        of.script(),
        of.env(),
        of.check(),
        of.expectedOutput());
  }

  List<Cell> cells() {
    return rungs.stream().map(Rung::cell).toList();
  }

  /** The sizes as multiples of the least. */
  double[] multiples() {
    double least = rungs.getFirst().size();
    return rungs.stream().mapToDouble(rung -> rung.size() / least).toArray();
  }
}
