package dev.threadlab.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlab.crds.IntegrityCounts;
import java.util.List;
import org.junit.jupiter.api.Test;

class ObservationTest {
  @Test
  void whatWasSeenIsSaidInWordsAndNoMore() {
    var cells =
        List.of(
            Fixtures.cell("1cpu", "single", 1000, Fixtures.INTACT),
            Fixtures.cell("1cpu", "threads", 1500, Fixtures.INTACT),
            Fixtures.cell("2cpu", "single", 1000, Fixtures.INTACT),
            Fixtures.cell("2cpu", "threads", 500, Fixtures.INTACT));
    assertThat(Observation.of(Fixtures.spec(), cells))
        .contains(
            "The least median time for a copy was 500 µs: threads under 2cpu."
                + " Under 1cpu, threads took 1.50 times the time of single (1.50 ms against 1.00 ms)."
                + " Under 2cpu, threads took 0.50 times the time of single (500 µs against 1.00 ms)."
                + " Every copy was its input, whole and in order."
                + " This is what was seen in 3 runs of each cell on this machine and no verdict:"
                + " it does not say how much of it is chance.");
  }

  @Test
  void faultsAreNamedByVariant() {
    var cells =
        List.of(
            Fixtures.cell("1cpu", "single", 1000, Fixtures.INTACT),
            Fixtures.cell("1cpu", "threads", 1500, new IntegrityCounts(200, 3, 0, 1, 0)),
            Fixtures.cell("2cpu", "threads", 1500, new IntegrityCounts(200, 1, 0, 0, 7)));
    assertThat(Observation.of(Fixtures.spec(), cells).orElseThrow())
        .contains(
            "Not every copy was its input, whole and in order (threads: 4 lost, 1 torn, 7 out of order of 400 lines).");
  }

  @Test
  void cellsWithoutReportsAreNotCompared() {
    var cells =
        List.of(
            Fixtures.cellWithoutReports("1cpu", "single"),
            Fixtures.cell("1cpu", "threads", 1500, Fixtures.INTACT));
    assertThat(Observation.of(Fixtures.spec(), cells).orElseThrow())
        .doesNotContain("times the time")
        .contains("up to 3 runs of each cell");
  }

  @Test
  void withoutAnyReportThereIsNothingToSay() {
    assertThat(
            Observation.of(Fixtures.spec(), List.of(Fixtures.cellWithoutReports("1cpu", "single"))))
        .isEmpty();
  }
}
