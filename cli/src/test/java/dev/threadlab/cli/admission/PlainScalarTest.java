package dev.threadlab.cli.admission;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainScalarTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "20, 20",
    "-5, -5",
    "+5, 5",
    "010, 8",
    "08, 8",
    "0o17, 15",
    "0x1f, 31",
    "0X1F, 31",
    "-0b11, -3",
    "1_000, 1000",
    "10.0, 10",
    "1e3, 1000",
    "9223372036854775807, 9223372036854775807"
  })
  void wholeNumbers(String text, long number) {
    assertThat(PlainScalar.value(text)).isEqualTo(number);
  }

  @ParameterizedTest
  @CsvSource({"0.5, 0.5", ".5, 0.5", "1e-3, 0.001", "99999999999999999999, 1e20", "1e300, 1e300"})
  void otherNumbers(String text, double number) {
    assertThat(PlainScalar.value(text)).isEqualTo(number);
  }

  @ParameterizedTest
  @ValueSource(strings = {"true", "True", "yes", "Y", "on", "ON"})
  void yes(String text) {
    assertThat(PlainScalar.value(text)).isEqualTo(true);
  }

  @ParameterizedTest
  @ValueSource(strings = {"false", "FALSE", "no", "n", "Off"})
  void no(String text) {
    assertThat(PlainScalar.value(text)).isEqualTo(false);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "~", "null", "Null", "NULL"})
  void nothing(String text) {
    assertThat(PlainScalar.value(text)).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "500m",
        "2Gi",
        "1:30",
        "2026-01-01",
        "tRUE",
        "nULL",
        "0x",
        "1e",
        ".",
        "-",
        "+",
        "1.2.3",
        "0b12"
      })
  void text(String text) {
    assertThat(PlainScalar.value(text)).isEqualTo(text);
  }
}
