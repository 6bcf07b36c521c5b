package dev.threadlab.cli.run;

import dev.threadlab.crds.Cell;
import dev.threadlab.crds.Cell.Spread;
import dev.threadlab.crds.IntegrityCounts;
import dev.threadlab.crds.ThreadExperimentSpec;
import dev.threadlab.crds.Variant;
import dev.threadlab.crds.Variant.Strategy;
import dev.threadlab.experiment.run.RunFigures;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What was seen, in words: which cell took the least time, whether threads took less than one, and
 * whether the output held. It claims no more than that it was seen.
 */
final class Observation {
  /** More would be no paragraph any more; the table has them all. */
  private static final int COMPARISONS = 6;

  private final ThreadExperimentSpec spec;
  private final List<Timed> timed;
  private final List<Cell> cells;

  private Observation(ThreadExperimentSpec spec, List<Cell> cells) {
    this.spec = spec;
    this.cells = cells;
    this.timed = cells.stream().flatMap(Timed::of).toList();
  }

  /** A cell that has times. */
  private record Timed(Cell cell, Spread time) {
    static Stream<Timed> of(Cell cell) {
      return cell.durationMicros() == null
          ? Stream.empty()
          : Stream.of(new Timed(cell, cell.durationMicros()));
    }
  }

  /** A paragraph; empty if no run gave a report. */
  static Optional<String> of(ThreadExperimentSpec spec, List<Cell> cells) {
    var observation = new Observation(spec, cells);
    return observation.timed.isEmpty()
        ? Optional.empty()
        : Optional.of(String.join(" ", observation.sentences()));
  }

  private List<String> sentences() {
    var sentences = new ArrayList<String>();
    sentences.add(least());
    sentences.addAll(comparisons());
    sentences.add(output());
    sentences.add(caution());
    return sentences;
  }

  private String least() {
    var least =
        timed.stream()
            .min((one, other) -> Long.compare(one.time.median(), other.time.median()))
            .orElseThrow();
    return "The least median time for a copy was %s: %s under %s."
        .formatted(Figures.time(least.time.median()), least.cell.variant(), least.cell.profile());
  }

  /** Within a profile, each variant with threads beside the first without. */
  private List<String> comparisons() {
    var all = spec.profiles().stream().flatMap(profile -> comparisons(profile.name())).toList();
    var shown = new ArrayList<>(all.subList(0, Math.min(COMPARISONS, all.size())));
    if (all.size() > COMPARISONS) {
      shown.add("The table has the other cells.");
    }
    return shown;
  }

  private Stream<String> comparisons(String profile) {
    return names(Strategy.Sequential).findFirst().flatMap(name -> timed(profile, name)).stream()
        .flatMap(single ->
            names(Strategy.ThreadPerLine)
                .flatMap(name -> timed(profile, name).stream())
                .map(threads -> comparison(single, threads)));
  }

  private Stream<String> names(Strategy strategy) {
    return spec.variants().stream()
        .filter(variant -> variant.strategy() == strategy)
        .map(Variant::name);
  }

  private Optional<Timed> timed(String profile, String variant) {
    return timed.stream()
        .filter(each -> each.cell.profile().equals(profile))
        .filter(each -> each.cell.variant().equals(variant))
        .findFirst();
  }

  private static String comparison(Timed single, Timed threads) {
    double ratio = (double) threads.time.median() / Math.max(1, single.time.median());
    return "Under %s, %s took %s the time of %s (%s against %s)."
        .formatted(
            single.cell.profile(),
            threads.cell.variant(),
            String.format(Locale.ROOT, ratio < 10 ? "%.2f times" : "%.0f times", ratio),
            single.cell.variant(),
            Figures.time(threads.time.median()),
            Figures.time(single.time.median()));
  }

  private String output() {
    var wrong =
        spec.variants().stream()
            .map(Variant::name)
            .filter(variant -> !Figures.INTACT.equals(Figures.integrity(integrity(variant))))
            .filter(variant -> integrity(variant).lines() > 0)
            .map(variant -> "%s: %s".formatted(variant, Figures.integrity(integrity(variant))))
            .toList();
    return wrong.isEmpty()
        ? "Every copy was its input, whole and in order."
        : "Not every copy was its input, whole and in order (%s lines)."
            .formatted(String.join("; ", wrong));
  }

  private IntegrityCounts integrity(String variant) {
    return cells.stream()
        .filter(cell -> cell.variant().equals(variant))
        .flatMap(cell -> Stream.ofNullable(cell.integrity()))
        .reduce(new IntegrityCounts(0, 0, 0, 0, 0), RunFigures::sum);
  }

  private String caution() {
    int least = cells.stream().mapToInt(Cell::runs).min().orElse(0);
    int most = cells.stream().mapToInt(Cell::runs).max().orElse(0);
    return "This is what was seen in %s of each cell on this machine and no verdict: it does not say how much of it is chance."
        .formatted((least == most ? "" : "up to ") + most + (most == 1 ? " run" : " runs"));
  }
}
