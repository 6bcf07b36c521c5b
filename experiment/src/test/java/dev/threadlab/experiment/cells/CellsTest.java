package dev.threadlab.experiment.cells;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlab.crds.Cell;
import dev.threadlab.crds.Cell.Cpus;
import dev.threadlab.crds.Cell.Median;
import dev.threadlab.crds.Cell.Spread;
import dev.threadlab.crds.IntegrityCounts;
import dev.threadlab.crds.ThreadExperimentSpec;
import dev.threadlab.experiment.Designs;
import dev.threadlab.experiment.Runs;
import dev.threadlab.experiment.plan.PlannedRun;
import dev.threadlab.experiment.run.RecordedRun;
import dev.threadlab.experiment.run.RunFigures;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CellsTest {
  private static final ThreadExperimentSpec SPEC = Designs.ofRounds(2);

  @Test
  void everyCellIsThereInTheOrderOfTheDesignWithOrWithoutRuns() {
    var cells = Cells.of(SPEC, List.of(ended("2cpu", "single", Runs.figures(5))));
    assertThat(cells)
        .extracting(cell -> cell.profile() + "/" + cell.variant() + " " + cell.runs())
        .containsExactly("1cpu/single 0", "1cpu/threads 0", "2cpu/single 1", "2cpu/threads 0");
    assertThat(cells.getFirst())
        .isEqualTo(
            new Cell("1cpu", "single", null, 0, null, null, null, null, List.of(), null, null));
  }

  @Test
  void aCellSumsUpItsRuns() {
    var runs =
        List.of(
            ended("1cpu", "single", figures(300, 30, 10L, 4L, List.of(3, 0), 5, 1)),
            ended("1cpu", "single", figures(100, 10, 20L, 1L, List.of(1), 9, 2)),
            ended("1cpu", "single", figures(200, 20, null, null, List.of(0), 2, 4)));
    assertThat(Cells.of(SPEC, runs).getFirst())
        .isEqualTo(
            new Cell(
                "1cpu",
                "single",
                null,
                3,
                new Spread(200, 100, 120, 280, 300),
                new Median(20),
                167,
                new Cpus(1_000, null, null, null, null),
                List.of(0, 1, 3),
                9,
                new IntegrityCounts(60, 7, 14, 21, 28)));
  }

  @Test
  void whatOnlyReportsSayIsAbsentWhereAllWereLost() {
    var lost = ended("1cpu", "single", figures(100, 10, null, null, List.of(), null, 0));
    var whole = ended("1cpu", "single", figures(100, 10, null, null, List.of(), 5, 0));
    assertThat(Cells.of(SPEC, List.of(lost, lost)).getFirst().maxThreads()).isNull();
    assertThat(Cells.of(SPEC, List.of(lost, whole)).getFirst().maxThreads()).isEqualTo(5);
  }

  @Test
  void aRunWithoutAReportHasNoPartInItsCell() {
    var run = new PlannedRun(0, 1, "1cpu", "single");
    assertThat(Cells.of(SPEC, List.of(Runs.outOfMemory(run))).getFirst().runs()).isZero();
  }

  @Test
  void throttlingIsAbsentWhereItIsNotKnownOrTooFewPeriodsElapsed() {
    assertThat(Throttling.permille(List.of(Runs.throttled(1, null, null)))).isNull();
    assertThat(Throttling.permille(List.of(Runs.throttled(1, 5L, null)))).isNull();
    assertThat(Throttling.permille(List.of(Runs.throttled(1, 9L, 9L)))).isNull();
    assertThat(Throttling.permille(List.of())).isNull();
  }

  @Test
  void throttlingIsRoundedHalfUpAndStopsAtAllPeriods() {
    assertThat(Throttling.permille(List.of(Runs.throttled(1, 2000L, 1L)))).isEqualTo(1);
    assertThat(Throttling.permille(List.of(Runs.throttled(1, 2001L, 1L)))).isZero();
    assertThat(Throttling.permille(List.of(Runs.throttled(1, 10L, 0L)))).isZero();
    assertThat(Throttling.permille(List.of(Runs.throttled(1, 10L, 11L)))).isEqualTo(1000);
  }

  private static RecordedRun ended(String profile, String variant, RunFigures figures) {
    return Runs.ended(new PlannedRun(0, 1, profile, variant), Runs.report(figures, List.of()));
  }

  private static RunFigures figures(
      long duration,
      long cpu,
      @Nullable Long periods,
      @Nullable Long throttled,
      List<Integer> cpus,
      @Nullable Integer threads,
      int faults) {
    return new RunFigures(
        duration,
        cpu,
        periods,
        throttled,
        cpus,
        threads,
        new IntegrityCounts(20, faults, 2L * faults, 3L * faults, 4L * faults),
        null,
        null,
        null,
        null);
  }
}
