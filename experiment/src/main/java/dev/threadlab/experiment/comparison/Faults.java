package dev.threadlab.experiment.comparison;

import dev.threadlab.crds.IntegrityCounts;
import dev.threadlab.experiment.run.RunFigures;
import dev.threadlab.experiment.statistics.FaultRate;
import java.util.Collection;

/**
 * How often a cell's output was wrong.
 *
 * @param faults lost, duplicated, torn and out of order together
 * @param lines that should have been written
 */
record Faults(long faults, long lines) {

  static Faults of(Collection<RunFigures> runs) {
    IntegrityCounts sum =
        runs.stream()
            .map(RunFigures::integrity)
            .reduce(new IntegrityCounts(0, 0, 0, 0, 0), RunFigures::sum);
    return new Faults(sum.lost() + sum.duplicated() + sum.torn() + sum.outOfOrder(), sum.lines());
  }

  boolean any() {
    return faults > 0;
  }

  /** {@code 0 of 4000 lines were wrong, at most 0.075 % at 95 %.} */
  String sentence(int confidencePercent) {
    if (lines == 0) {
      return "No line was to be written.";
    }
    var rate = new FaultRate(Math.min(faults, lines), lines);
    return "%d of %d lines were wrong, at most %s %% at %d %%."
        .formatted(
            faults,
            lines,
            Decimals.percent(rate.atMost(confidencePercent / 100.0)),
            confidencePercent);
  }
}
