package dev.threadlab.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlab.crds.Cell.Spread;
import dev.threadlab.crds.IntegrityCounts;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0 µs",
    "482, 482 µs",
    "999, 999 µs",
    "1000, 1.00 ms",
    "12345, 12.3 ms",
    "123456, 123 ms",
    "1234567, 1.23 s",
    "3600000000, 3600 s"
  })
  void timesHaveThreeDigitsAndAUnit(long micros, String text) {
    assertThat(Figures.time(micros)).isEqualTo(text);
  }

  @Test
  void aSpreadHasOneUnit() {
    assertThat(Figures.spread(new Spread(1000, 1, 635, 2435, 9000))).isEqualTo("0.64..2.44 ms");
    assertThat(Figures.spread(new Spread(5, 1, 2, 9, 9))).isEqualTo("2..9 µs");
  }

  @Test
  void whatIsNotKnownIsNotZero() {
    assertThat(Figures.percent(null)).isEqualTo("-");
    assertThat(Figures.percent(0)).isEqualTo("0.0 %");
    assertThat(Figures.integrity(null)).isEqualTo("-");
    assertThat(Figures.cpus(List.of())).isEqualTo("-");
  }

  @Test
  void cpusAreRanges() {
    assertThat(Figures.cpus(List.of(0, 1))).isEqualTo("0,1");
    assertThat(Figures.cpus(List.of(0, 1, 2, 5, 7, 8, 9))).isEqualTo("0-2,5,7-9");
    assertThat(Figures.cpus(List.of(1000, 1001, 1002))).isEqualTo("1000-1002");
  }

  @Test
  void integrityIsInWords() {
    assertThat(Figures.integrity(new IntegrityCounts(200, 0, 0, 0, 0))).isEqualTo("intact");
    assertThat(Figures.integrity(new IntegrityCounts(200, 3, 0, 1, 0)))
        .isEqualTo("3 lost, 1 torn of 200");
    assertThat(Figures.integrity(new IntegrityCounts(200, 0, 2, 0, 5)))
        .isEqualTo("2 duplicated, 5 out of order of 200");
  }

  @Test
  void spansAreAClocks() {
    assertThat(Figures.clock(Duration.ofSeconds(41))).isEqualTo("0:41");
    assertThat(Figures.clock(Duration.ofSeconds(3723))).isEqualTo("1:02:03");
  }
}
