package dev.threadlab.experiment.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holm's correction, fault rates, trends and power. */
class CorrectionsTest {
  private static final Offset<Double> NEAR = within(1e-9);

  static Stream<List<String>> holm() {
    return Golden.lines("holm.csv");
  }

  static Stream<List<String>> faultRates() {
    return Golden.lines("fault-rate.csv");
  }

  static Stream<List<String>> trends() {
    return Golden.lines("trend.csv");
  }

  @ParameterizedTest
  @MethodSource("holm")
  void chancesAreAdjustedAsStatsmodelsDoes(List<String> cells) {
    var chances = Arrays.stream(Golden.numbers(cells.get(0))).boxed().toList();
    double[] adjusted = Holm.adjusted(chances).stream().mapToDouble(Double::doubleValue).toArray();
    assertThat(adjusted).containsExactly(Golden.numbers(cells.get(1)), NEAR);
  }

  @ParameterizedTest
  @MethodSource("faultRates")
  void theGreatestFaultRateIsThatOfSciPy(List<String> cells) {
    var rate = new FaultRate(Long.parseLong(cells.get(0)), Long.parseLong(cells.get(1)));
    double bound = Golden.number(cells.get(3));
    assertThat(rate.atMost(Golden.number(cells.get(2)))).isCloseTo(bound, within(bound * 1e-5));
    assertThat(rate.atMost(Golden.number(cells.get(2)))).isCloseTo(bound, NEAR);
  }

  @Test
  void noFaultInFourThousandLinesLeavesEightInTenThousand() {
    assertThat(new FaultRate(0, 4000).atMost(0.95)).isCloseTo(3.0 / 4000, within(2e-6));
    assertThatThrownBy(() -> new FaultRate(0, 0)).isInstanceOf(IllegalArgumentException.class);
  }

  @Property
  void moreFaultsNeverLowerTheBound(
      @ForAll @LongRange(min = 2, max = 100_000) long lines, @ForAll @IntRange(max = 50) int few) {
    long faults = Math.min(few, lines - 1);
    assertThat(new FaultRate(faults + 1, lines).atMost(0.95))
        .isGreaterThan(new FaultRate(faults, lines).atMost(0.95));
    assertThat(new FaultRate(faults, lines).atMost(0.95))
        .isGreaterThan(new FaultRate(faults, lines).share());
  }

  @ParameterizedTest
  @MethodSource("trends")
  void aTrendIsSpearmansAsSciPyHasIt(List<String> cells) {
    var trend = Trend.of(Golden.numbers(cells.get(0)));
    assertThat(trend.correlation()).isCloseTo(Golden.number(cells.get(1)), NEAR);
    assertThat(trend.pValue()).isCloseTo(Golden.number(cells.get(2)), NEAR);
  }

  @Test
  void numbersThatNeverChangeHaveNoTrend() {
    assertThat(Trend.of(3, 3, 3, 3, 3, 3)).isEqualTo(new Trend(0, 1, 0));
    assertThat(Trend.of(1, 2, 3, 4, 5, 6).pValue()).isZero();
    assertThat(Trend.of(1, 1, 3, 4, 5, 5).change()).isEqualTo(4);
  }

  @Test
  void theRoundsThatPowerAsksForGiveThatPower() {
    var power = new Power(0.05);
    int rounds = power.rounds(0.05, 0.02);
    assertThat(rounds).isEqualTo(52);
    assertThat(power.of(rounds, 0.05, 0.02)).isBetween(0.8, 0.81);
    assertThat(power.of(rounds - 1, 0.05, 0.02)).isLessThan(0.8);
    assertThat(power.rounds(0.0001, 0.02)).isEqualTo(6);
  }

  @Test
  void theSpreadThatAnIntervalSpeaksOfGivesThatInterval() {
    var power = new Power(0.05);
    double spread = power.spread(new Interval(-0.02, 0.02), 52);
    assertThat(power.of(52, spread, 0.02)).isCloseTo(0.5, within(1e-12));
  }
}
