package dev.threadlab.cli.run;

import dev.threadlab.cli.text.Table;
import dev.threadlab.cli.text.Wrapping;
import dev.threadlab.crds.Condition;
import dev.threadlab.crds.ThreadExperiment;
import dev.threadlab.crds.ThreadExperimentStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Help.Ansi;

/** The result for a person: tables, the answer in words, and where it all is. */
final class Summary {
  private static final int WIDTH = 100;

  private final ThreadExperiment experiment;
  private final ThreadExperimentStatus status;
  private final Ansi ansi;

  Summary(ThreadExperiment experiment, Ansi ansi) {
    this.experiment = experiment;
    this.status = experiment.getStatus();
    this.ansi = ansi;
  }

  /** The text, with a line break at its end. */
  String text(String resultsAt) {
    var lines = new ArrayList<String>();
    lines.addAll(Wrapping.lines(heading(), WIDTH));
    lines.add("");
    lines.addAll(headed(CellTable.of(status.cells())));
    lines.add("");
    if (!status.comparisons().isEmpty()) {
      lines.addAll(headed(ComparisonTable.of(status.comparisons())));
      lines.add("");
    }
    if (!status.scaling().isEmpty()) {
      lines.addAll(headed(ScalingTable.of(status.scaling())));
      lines.add("");
    }
    Observation.of(experiment.getSpec(), status)
        .ifPresent(words -> {
          lines.addAll(Wrapping.lines(words, WIDTH));
          lines.add("");
        });
    lines.add("Results: " + resultsAt);
    return String.join("\n", lines) + "\n";
  }

  private String heading() {
    return "%s: %s. %s Limits held by %s, seed %d."
        .formatted(
            experiment.getMetadata().getName(),
            status.phase(),
            reason(),
            status.enforcement(),
            status.seed());
  }

  /** The message of the condition that says how it ended, or of the one that says it has not. */
  private String reason() {
    return Stream.of("Complete", "Failed", "Suspended", "Progressing")
        .flatMap(type -> status.conditions().stream().filter(each -> each.type().equals(type)))
        .filter(each -> each.status().equals("True"))
        .map(Condition::message)
        .findFirst()
        .orElse("");
  }

  private List<String> headed(Table table) {
    var lines = new ArrayList<>(table.lines(WIDTH));
    lines.set(0, ansi.string("@|bold " + lines.getFirst() + "|@"));
    return lines;
  }
}
