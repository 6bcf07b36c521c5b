package dev.threadlab.experiment.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlab.crds.IntegrityCounts;
import dev.threadlab.experiment.report.Reports;
import dev.threadlab.experiment.run.RunFigures.Change;
import dev.threadlab.experiment.run.RunFigures.CpuCounts;
import dev.threadlab.experiment.run.RunFigures.KernelCounts;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RunFiguresTest {

  @Test
  void figuresAreThoseOfTheMeasuredIterations() {
    assertThat(RunFigures.of(Reports.full()))
        .isEqualTo(
            new RunFigures(
                2_000,
                1_000,
                10L,
                4L,
                List.of(0, 1),
                24,
                new IntegrityCounts(40, 3, 6, 9, 12),
                new KernelCounts(2, 12L, 14L, null, null),
                new Change(1, 3_000, 1_000),
                new CpuCounts(1_000L, 2, 1, 2),
                2L));
  }

  @ParameterizedTest
  @MethodSource
  void waitsThatAreNotThoseOfAllLinesAreNotKnown(List<@Nullable Long> nanos, int omitted) {
    assertThat(RunFigures.of(Reports.waiting(nanos, omitted)).lockWaitMicros()).isNull();
  }

  static Stream<Arguments> waitsThatAreNotThoseOfAllLinesAreNotKnown() {
    return Stream.of(
        Arguments.of(List.of(), 0),
        Arguments.of(List.of(5_000L, 5_000L), 1),
        Arguments.of(Arrays.asList(5_000L, null), 0));
  }

  @Test
  void whatOneIterationCouldNotCountIsNotKnownOfTheRun() {
    var figures =
        RunFigures.of(
            Reports.of(
                List.of(
                    Reports.iteration(0, false, 1_500, 1, 4L, null),
                    Reports.iteration(1, false, 1_500, 1, 4L, 1L))));
    assertThat(figures.periods()).isEqualTo(8);
    assertThat(figures.throttledPeriods()).isNull();
    assertThat(figures.durationMicros()).as("rounded half up").isEqualTo(2);
  }
}
