package dev.threadlab.cli.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.Quantity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantitiesTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "2, 2",
    "-1, -1",
    "+1, 1",
    "0.5, 0.5",
    ".5, 0.5",
    "5., 5",
    "500m, 0.5",
    "1n, 0.000000001",
    "10000u, 0.01",
    "1k, 1000",
    "2M, 2000000",
    "2G, 2e9",
    "2T, 2e12",
    "2P, 2e15",
    "2E, 2e18",
    "1Ki, 1024",
    "1.5Gi, 1610612736",
    "1Ti, 1099511627776",
    "1Pi, 1125899906842624",
    "1Ei, 1152921504606846976",
    "1e3, 1000",
    "1E3, 1000",
    "1e+3, 1000",
    "25e-3, 0.025",
    "0.0000000001, 0.000000001",
    "1e999999999, 1e100"
  })
  void quantitiesAreReadAsTheApiServerReadsThem(String text, String amount) {
    assertThat(Quantities.isQuantity(text)).isTrue();
    assertThat(Quantities.amount(text)).isEqualByComparingTo(amount);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", " 1", "1 ", "one", "m", ".", "1.2.3", "1ki", "1Mb", "2GB", "1e", "1e1.5", "1e3Mi",
        "--1", "0x1", "NaN", "1,5", "١"
      })
  void otherTextsAreNone(String text) {
    assertThat(Quantities.isQuantity(text)).isFalse();
    assertThatThrownBy(() -> Quantities.amount(text)).isInstanceOf(IllegalArgumentException.class);
  }

  /** The rest of the program takes the amount from the client library. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "1",
        "2.0",
        "0.5",
        ".5",
        "5.",
        "10m",
        "500m",
        "10000u",
        "1e1",
        "96Mi",
        "1.5Gi",
        "2G",
        "1e9",
        "64Ti",
        "100663296"
      })
  void theClientLibraryReadsWhatIsAdmittedAlike(String text) {
    assertThat(new Quantity(text).getNumericalAmount())
        .isEqualByComparingTo(Quantities.amount(text));
  }

  @Test
  void aHugeExponentIsCheap() {
    assertThat(Quantities.amount("1e999999999")).isGreaterThan(Quantities.amount("64Ti"));
    assertThat(Quantities.amount("1e-999999999")).isLessThan(Quantities.amount("10m"));
  }
}
