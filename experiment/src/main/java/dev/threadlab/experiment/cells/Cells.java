package dev.threadlab.experiment.cells;

import dev.threadlab.crds.Cell;
import dev.threadlab.crds.Cell.Median;
import dev.threadlab.crds.Cell.Spread;
import dev.threadlab.crds.ThreadExperimentSpec;
import dev.threadlab.experiment.run.RecordedRun;
import dev.threadlab.experiment.run.RunFigures;
import dev.threadlab.experiment.run.RunOutcome.Reported;
import dev.threadlab.experiment.sample.Sample;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/** Sums runs up into cells. */
public final class Cells {
  private Cells() {}

  /**
   * Every cell of the design, profile by profile as the spec lists them; one with no run that gave
   * a report has no figures. Runs count alike: each with the median of its iterations.
   */
  public static List<Cell> of(ThreadExperimentSpec spec, List<RecordedRun> recorded) {
    var figures = byCell(recorded);
    return spec.profiles().stream()
        .flatMap(profile ->
            spec.variants().stream().map(variant -> new Key(profile.name(), variant.name())))
        .map(key -> cell(key, figures.getOrDefault(key, List.of())))
        .toList();
  }

  private static Map<Key, List<RunFigures>> byCell(List<RecordedRun> recorded) {
    var figures = new HashMap<Key, List<RunFigures>>();
    for (RecordedRun run : recorded) {
      if (run.outcome() instanceof Reported reported) {
        var key = new Key(run.planned().profile(), run.planned().variant());
        figures.computeIfAbsent(key, _ -> new ArrayList<>()).add(reported.figures());
      }
    }
    return figures;
  }

  private static Cell cell(Key key, List<RunFigures> runs) {
    if (runs.isEmpty()) {
      return new Cell(key.profile(), key.variant(), 0, null, null, null, List.of(), null, null);
    }
    return new Cell(
        key.profile(),
        key.variant(),
        runs.size(),
        spread(sample(runs, RunFigures::durationMicros)),
        new Median(sample(runs, RunFigures::cpuMicros).median()),
        Throttling.permille(runs),
        runs.stream().flatMap(run -> run.cpusSeen().stream()).sorted().distinct().toList(),
        runs.stream().mapToInt(RunFigures::maxThreads).max().orElseThrow(),
        runs.stream().map(RunFigures::integrity).reduce(RunFigures::sum).orElseThrow());
  }

  private static Sample sample(List<RunFigures> runs, ToLongFunction<RunFigures> figure) {
    return Sample.of(runs.stream().map(figure::applyAsLong).toList());
  }

  private static Spread spread(Sample sample) {
    return new Spread(
        sample.median(), sample.min(), sample.decile(1), sample.decile(9), sample.max());
  }

  private record Key(String profile, String variant) {}
}
