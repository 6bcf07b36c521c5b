package dev.threadlab.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlab.cli.text.Table.Column;
import dev.threadlab.cli.text.Table.Side;
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

  @Property
  void wrappedTextFitsAndLosesNothing(
      @ForAll List<@AlphaChars @StringLength(min = 1, max = 20) String> words,
      @ForAll @IntRange(min = 1, max = 30) int width) {
    var lines = Wrapping.lines(String.join(" ", words), width);
    assertThat(lines).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(width));
    assertThat(String.join("", lines).replace(" ", "")).isEqualTo(String.join("", words));
  }
}
