package dev.threadlab.cli.run;

import dev.threadlab.cli.text.Figures;
import dev.threadlab.crds.Cell;
import dev.threadlab.crds.Cell.Spread;
import dev.threadlab.crds.IntegrityCounts;
import dev.threadlab.crds.ThreadExperimentSpec;
import dev.threadlab.crds.ThreadExperimentStatus;
import dev.threadlab.crds.Variant;
import dev.threadlab.crds.Warning;
import dev.threadlab.experiment.run.RunFigures;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The answer in words, and what was seen: which cell took the least time, whether the output held,
 * and what to know before acting on it.
 */
final class Observation {
  private final ThreadExperimentSpec spec;
  private final ThreadExperimentStatus status;
  private final List<Timed> timed;

  private Observation(ThreadExperimentSpec spec, ThreadExperimentStatus status) {
    this.spec = spec;
    this.status = status;
    this.timed = status.cells().stream().flatMap(Timed::of).toList();
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
  static Optional<String> of(ThreadExperimentSpec spec, ThreadExperimentStatus status) {
    var observation = new Observation(spec, status);
    return observation.timed.isEmpty()
        ? Optional.empty()
        : Optional.of(String.join(" ", observation.sentences()));
  }

  private List<String> sentences() {
    var sentences = new ArrayList<String>();
    if (status.summary() != null) {
      sentences.add(status.summary());
    }
    sentences.add(least());
    sentences.add(output());
    status.warnings().forEach(warning -> sentences.add(warned(warning)));
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

  private static String warned(Warning warning) {
    return "%s: %s".formatted(warning.reason(), warning.message());
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
    return status.cells().stream()
        .filter(cell -> cell.variant().equals(variant))
        .flatMap(cell -> Stream.ofNullable(cell.integrity()))
        .reduce(new IntegrityCounts(0, 0, 0, 0, 0), RunFigures::sum);
  }
}
