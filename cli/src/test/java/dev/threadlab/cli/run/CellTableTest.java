package dev.threadlab.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlab.crds.IntegrityCounts;
import java.util.List;
import org.junit.jupiter.api.Test;

class CellTableTest {
  @Test
  void cellsFitIntoAHundredColumns() {
    var wrong = new IntegrityCounts(2_000_000, 123_456, 12_345, 1_234, 99_999);
    var cells =
        List.of(
            Fixtures.cell("p".repeat(40), "v".repeat(40), 123_456_789, wrong),
            Fixtures.cell("1cpu", "single", 812, Fixtures.INTACT),
            Fixtures.cellWithoutReports("2cpu", "threads"));
    assertThat(CellTable.of(cells).lines(100))
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
  }

  @Test
  void aCellIsARowOfFigures() {
    var cells =
        List.of(
            Fixtures.cell("1cpu", "single", 1200, Fixtures.INTACT),
            Fixtures.cellWithoutReports("1cpu", "threads"));
    assertThat(CellTable.of(cells).lines(100))
        .containsExactly(
            "profile  variant  runs   median       p10..p90  CPU used  throttled  threads  CPUs  output",
            "1cpu     single      3  1.20 ms  1.08..1.32 ms    600 µs     12.3 %       12   0,1  intact",
            "1cpu     threads     0        -              -         -          -        -     -  -");
  }
}
