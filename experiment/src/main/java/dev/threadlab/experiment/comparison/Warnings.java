package dev.threadlab.experiment.comparison;

import dev.threadlab.crds.ThreadExperimentSpec;
import dev.threadlab.crds.Verdict;
import dev.threadlab.crds.Warning;
import dev.threadlab.crds.Warning.Reason;
import dev.threadlab.experiment.plan.Cell;
import dev.threadlab.experiment.run.RunFigures.Change;
import dev.threadlab.experiment.statistics.Evidence;
import dev.threadlab.experiment.statistics.Rule;
import dev.threadlab.experiment.statistics.SerialCorrelation;
import dev.threadlab.experiment.statistics.SignedRank;
import dev.threadlab.experiment.statistics.Trend;
import dev.threadlab.experiment.statistics.TwoModes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hipparchus.stat.descriptive.rank.Median;
import org.jspecify.annotations.Nullable;

/**
 * Says what a reader should know before acting. Each sign is held against chance so that a quiet
 * machine shows it in about one experiment of a hundred, over all its cells.
 */
final class Warnings {
  private static final double RARE = 0.01;
  private static final int LEAST_IN_A_ROW = 10;

  private final List<Cell> cells;
  private final RunsByCell runs;
  private final List<Part> parts;
  private final Rule rule;

  private Warnings(List<Cell> cells, List<Part> parts, Rule rule) {
    this.cells = cells;
    this.runs = parts.getFirst().runs();
    this.parts = Part.finest(parts);
    this.rule = rule;
  }

  static List<Warning> of(
      ThreadExperimentSpec spec,
      List<Part> parts,
      Rule rule,
      List<Judged> judged,
      @Nullable Judged twins) {
    var warnings = new Warnings(Cell.of(spec), parts, rule);
    var cpus = CpuWarnings.of(spec, warnings.runs);
    return Stream.of(
            warnings.drift(),
            warnings.autocorrelation(judged),
            warnings.twoModes(),
            warnings.warmUp(),
            noiseFloor(twins),
            cpus.fewerThanAsked(),
            cpus.miscounted(),
            cpus.moreThreads())
        .flatMap(Optional::stream)
        .toList();
  }

  /** Each round's level: how its runs stand to the medians of their cells, on their node. */
  private Optional<Warning> drift() {
    var levels = new TreeMap<Integer, List<Double>>();
    for (Part part : parts) {
      cells.forEach(cell -> addLevels(part.runs(), cell, levels));
    }
    if (levels.size() < Rule.LEAST_ROUNDS) {
      return Optional.empty();
    }
    var trend = Trend.of(levels.values().stream().mapToDouble(Warnings::mean).toArray());
    if (trend.pValue() > RARE || Math.abs(trend.change()) <= rule.minEffect()) {
      return Optional.empty();
    }
    return warning(
        Reason.Drift,
        "All cells became %s %% %s from the first third of the rounds to the last. Pairing by round keeps that out of the comparisons, not out of the cells' times: look for heat, a changing load beside the runs, or a filling disk."
            .formatted(
                Decimals.percentMore(trend.change()), trend.change() > 0 ? "slower" : "faster"));
  }

  private static void addLevels(RunsByCell runs, Cell cell, Map<Integer, List<Double>> levels) {
    double[] times = runs.logTimes(cell);
    if (times.length > 0) {
      double median = new Median().evaluate(times);
      runs.of(cell)
          .forEach((round, run) ->
              levels
                  .computeIfAbsent(round, _ -> new ArrayList<>())
                  .add(Pair.logTime(run) - median));
    }
  }

  private static double mean(List<Double> numbers) {
    return numbers.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  }

  private Optional<Warning> autocorrelation(List<Judged> judged) {
    return judged.stream()
        .filter(each -> parts.size() == 1 || each.node() != null)
        .filter(each -> each.pairs().size() >= LEAST_IN_A_ROW)
        .map(each -> SerialCorrelation.of(Pair.logRatios(each.pairs())))
        .max(Comparator.comparingDouble(SerialCorrelation::deviations))
        .filter(most -> most.pValue() <= RARE / judged.size())
        .flatMap(most ->
            warning(
                Reason.Autocorrelation,
                "The ratios of neighbouring rounds are alike (correlation %s), so that the rounds carry less than as many independent ones and intervals are too narrow. Look for what changes within a round more slowly than it lasts, and use longer runs or more rounds."
                    .formatted(Decimals.number(most.coefficient()))));
  }

  private Optional<Warning> twoModes() {
    return parts.stream()
        .flatMap(part -> cells.stream().flatMap(cell -> twoModes(part.runs(), cell).stream()))
        .findFirst()
        .flatMap(words ->
            warning(
                Reason.TwoModes,
                "Runs come in two heaps: %s. The ratio stands between them and fits neither: look for what differs between those runs, such as the node, the CPU's frequency or a neighbour."
                    .formatted(words)));
  }

  private Optional<String> twoModes(RunsByCell some, Cell cell) {
    return TwoModes.in(some.logTimes(cell))
        .filter(modes -> modes.upper() - modes.lower() > rule.minEffect())
        .map(modes ->
            "%s (%s %% of its runs take %s as long as the others)"
                .formatted(
                    named(cell),
                    Decimals.percent(modes.upperShare()),
                    Decimals.factor(modes.upper() - modes.lower())));
  }

  /** Runs whose times change most early on, and downwards, in one cell after another. */
  private Optional<Warning> warmUp() {
    return cells.stream().flatMap(cell -> warmUp(cell).stream()).findFirst();
  }

  private Optional<Warning> warmUp(Cell cell) {
    var changes =
        runs.of(cell).values().stream().map(run -> run.change()).filter(Objects::nonNull).toList();
    if (changes.size() < Rule.LEAST_ROUNDS) {
      return Optional.empty();
    }
    var ranks = SignedRank.of(changes.stream().mapToDouble(Warnings::fall).toArray());
    if (ranks.pValue() > RARE / cells.size() || ranks.estimate() <= rule.minEffect()) {
      return Optional.empty();
    }
    double after = new Median().evaluate(changes.stream().mapToDouble(Change::before).toArray());
    return warning(
        Reason.WarmUpNotReached,
        "In runs of %s the first %d measured iterations take %s as long as the others: raise iterations.warmup by as many."
            .formatted(named(cell), Math.round(after), Decimals.factor(ranks.estimate())));
  }

  private static double fall(Change change) {
    return Math.log((double) Math.max(1, change.beforeMicros()))
        - Math.log((double) Math.max(1, change.afterMicros()));
  }

  private static Optional<Warning> noiseFloor(@Nullable Judged twins) {
    Evidence evidence = twins == null ? null : twins.evidence();
    if (twins == null || evidence == null || !isClaim(twins.verdict())) {
      return Optional.empty();
    }
    return warning(
        Reason.NoiseFloorHigh,
        "Two identical cells differ by %s %%, more than chance allows: something that no run controls acts on the runs. No claim below that is made; use longer runs, more rounds, or a quieter node."
            .formatted(Decimals.percentMore(evidence.estimate())));
  }

  private static boolean isClaim(Verdict verdict) {
    return verdict == Verdict.Faster || verdict == Verdict.Slower;
  }

  private static String named(Cell cell) {
    return "%s on %s%s".formatted(cell.variant(), cell.profile(), cell.twin() ? " (twin)" : "");
  }

  private static Optional<Warning> warning(Reason reason, String message) {
    return Optional.of(new Warning(reason, message));
  }
}
