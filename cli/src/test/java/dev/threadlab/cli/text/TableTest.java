package dev.threadlab.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlab.cli.run.Table.Column;
import dev.threadlab.cli.run.Table.Side;
import dev.threadlab.crds.IntegrityCounts;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class TableTest {
  private static final List<Column> COLUMNS =
      List.of(new Column("name", Side.Left), new Column("n", Side.Right));

  @Test
  void wordsStandLeftAndNumbersRight() {
    var table = new Table(COLUMNS, List.of(List.of("one", "1"), List.of("hundred", "100")));
    assertThat(table.lines(40)).containsExactly("name       n", "one        1", "hundred  100");
  }

  @Test
  void whatIsTooWideTakesMoreLines() {
    var table = new Table(COLUMNS, List.of(List.of("a rather long text", "1")));
    assertThat(table.lines(14)).containsExactly("name         n", "a rather     1", "long text");
  }

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

  @Property
  void wrappedTextFitsAndLosesNothing(
      @ForAll List<@AlphaChars @StringLength(min = 1, max = 20) String> words,
      @ForAll @IntRange(min = 1, max = 30) int width) {
    var lines = Wrapping.lines(String.join(" ", words), width);
    assertThat(lines).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(width));
    assertThat(String.join("", lines).replace(" ", "")).isEqualTo(String.join("", words));
  }
}
