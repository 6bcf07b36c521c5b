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
    assertThat(Observation.of(Fixtures.spec(), Fixtures.status(cells)))
        .contains(
            "threads is 2.00x faster than single on 2cpu."
                + " The least median time for a copy was 500 µs: threads under 2cpu."
                + " Every copy was its input, whole and in order."
                + " Drift: All cells became slower.");
  }

  @Test
  void faultsAreNamedByVariant() {
    var cells =
        List.of(
            Fixtures.cell("1cpu", "single", 1000, Fixtures.INTACT),
            Fixtures.cell("1cpu", "threads", 1500, new IntegrityCounts(200, 3, 0, 1, 0)),
            Fixtures.cell("2cpu", "threads", 1500, new IntegrityCounts(200, 1, 0, 0, 7)));
    assertThat(Observation.of(Fixtures.spec(), Fixtures.status(cells)).orElseThrow())
        .contains(
            "Not every copy was its input, whole and in order (threads: 4 lost, 1 torn, 7 out of order of 400 lines).");
  }

  @Test
  void withoutAnyReportThereIsNothingToSay() {
    assertThat(
            Observation.of(
                Fixtures.spec(),
                Fixtures.status(List.of(Fixtures.cellWithoutReports("1cpu", "single")))))
        .isEmpty();
  }
}
