package dev.threadlab.experiment.cells;

import dev.threadlab.crds.Cell.Median;
import dev.threadlab.crds.Cell.Spread;
import dev.threadlab.crds.ThreadExperimentSpec;
import dev.threadlab.experiment.plan.Cell;
import dev.threadlab.experiment.run.RecordedRun;
import dev.threadlab.experiment.run.RunFigures;
import dev.threadlab.experiment.run.RunOutcome.Reported;
import dev.threadlab.experiment.sample.Sample;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Sums runs up into cells. */
public final class Cells {
  private Cells() {}

  /**
   * Every cell of the design, profile by profile as the spec lists them, then the twin; one with no
   * run that gave a report has no figures. Runs count alike: each with the median of its
   * iterations.
   */
  public static List<dev.threadlab.crds.Cell> of(
      ThreadExperimentSpec spec, List<RecordedRun> recorded) {
    var figures = byCell(recorded);
    return Cell.of(spec).stream()
        .map(cell -> cell(spec, cell, figures.getOrDefault(cell, List.of())))
        .toList();
  }

  private static Map<Cell, List<RunFigures>> byCell(List<RecordedRun> recorded) {
    var figures = new HashMap<Cell, List<RunFigures>>();
    for (RecordedRun run : recorded) {
      if (run.outcome() instanceof Reported reported) {
        figures
            .computeIfAbsent(Cell.of(run.planned()), _ -> new ArrayList<>())
            .add(reported.figures());
      }
    }
    return figures;
  }

  private static dev.threadlab.crds.Cell cell(
      ThreadExperimentSpec spec, Cell cell, List<RunFigures> runs) {
    Boolean twin = cell.twin() ? true : null;
    if (runs.isEmpty()) {
      return new dev.threadlab.crds.Cell(
          cell.profile(), cell.variant(), twin, 0, null, null, null, null, List.of(), null, null);
    }
    return new dev.threadlab.crds.Cell(
        cell.profile(),
        cell.variant(),
        twin,
        runs.size(),
        spread(sample(runs, RunFigures::durationMicros)),
        new Median(sample(runs, RunFigures::cpuMicros).median()),
        Throttling.permille(runs),
        CpuAudit.of(spec.profile(cell.profile()), runs),
        runs.stream().flatMap(run -> run.cpusSeen().stream()).sorted().distinct().toList(),
        maxThreads(runs),
        runs.stream().map(RunFigures::integrity).reduce(RunFigures::sum).orElseThrow());
  }

  private static @Nullable Integer maxThreads(List<RunFigures> runs) {
    return runs.stream()
        .map(RunFigures::maxThreads)
        .filter(Objects::nonNull)
        .max(Comparator.naturalOrder())
        .orElse(null);
  }

  private static Sample sample(List<RunFigures> runs, ToLongFunction<RunFigures> figure) {
    return Sample.of(runs.stream().map(figure::applyAsLong).toList());
  }

  private static Spread spread(Sample sample) {
    return new Spread(
        sample.median(), sample.min(), sample.decile(1), sample.decile(9), sample.max());
  }
}
