package dev.threadlab.experiment.comparison;

import dev.threadlab.experiment.plan.Cell;
import dev.threadlab.experiment.run.RecordedRun;
import dev.threadlab.experiment.run.RunFigures;
import dev.threadlab.experiment.run.RunOutcome.Reported;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The runs that gave a report, by their cell and round. */
final class RunsByCell {
  private final Map<Cell, NavigableMap<Integer, RunFigures>> runs = new HashMap<>();

  private RunsByCell() {}

  /** These runs, each cell once a round. */
  static RunsByCell of(List<RecordedRun> counting) {
    var byCell = new RunsByCell();
    for (RecordedRun run : counting) {
      if (run.outcome() instanceof Reported reported) {
        byCell
            .runs
            .computeIfAbsent(Cell.of(run.planned()), _ -> new TreeMap<>())
            .put(run.planned().round(), reported.figures());
      }
    }
    return byCell;
  }

  /** The runs of a cell, by round. */
  NavigableMap<Integer, RunFigures> of(Cell cell) {
    return runs.getOrDefault(cell, new TreeMap<>());
  }

  /** The rounds in which both gave a report, in order. */
  List<Pair> pairs(Asked asked) {
    var candidates = of(asked.candidate());
    var pairs = new ArrayList<Pair>();
    of(asked.baseline())
        .forEach((round, run) -> {
          RunFigures other = candidates.get(round);
          if (other != null) {
            pairs.add(new Pair(round, run, other));
          }
        });
    return pairs;
  }

  /** The rounds in which all of these gave a report. */
  NavigableSet<Integer> roundsOfAll(List<Cell> cells) {
    var rounds = new TreeSet<>(of(cells.getFirst()).keySet());
    cells.forEach(cell -> rounds.retainAll(of(cell).keySet()));
    return rounds;
  }

  /** The logarithms of a cell's times, in the order of the rounds. */
  double[] logTimes(Cell cell) {
    return of(cell).values().stream().mapToDouble(Pair::logTime).toArray();
  }

  /** The same, of some of its rounds. */
  double[] logTimes(Cell cell, Set<Integer> rounds) {
    return of(cell).entrySet().stream()
        .filter(run -> rounds.contains(run.getKey()))
        .mapToDouble(run -> Pair.logTime(run.getValue()))
        .toArray();
  }
}
