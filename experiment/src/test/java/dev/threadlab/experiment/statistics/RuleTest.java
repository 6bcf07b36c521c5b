package dev.threadlab.experiment.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlab.crds.Verdict;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RuleTest {
  private static final Rule RULE = new Rule(0.95, 0.02);

  /** Estimate, low, high, adjusted chance, noise floor, verdict. */
  static Stream<Arguments> table() {
    return Stream.of(
        Arguments.of(-0.7, -0.8, -0.6, 0.01, 0.0, Verdict.Faster),
        Arguments.of(0.7, 0.6, 0.8, 0.01, 0.0, Verdict.Slower),
        Arguments.of(0.7, 0.6, 0.8, 0.06, 0.0, Verdict.Inconclusive),
        Arguments.of(0.7, -0.1, 0.8, 0.01, 0.0, Verdict.Inconclusive),
        Arguments.of(0.015, 0.005, 0.03, 0.01, 0.0, Verdict.Inconclusive),
        Arguments.of(0.015, 0.005, 0.019, 0.01, 0.0, Verdict.NoDifference),
        Arguments.of(0.03, 0.025, 0.035, 0.01, 0.03, Verdict.Inconclusive),
        Arguments.of(0.03, 0.025, 0.035, 0.01, 0.0299, Verdict.Slower),
        Arguments.of(0.0, -0.02, 0.02, 1.0, 0.0, Verdict.NoDifference),
        Arguments.of(0.0, -0.021, 0.02, 1.0, 0.0, Verdict.Inconclusive));
  }

  @ParameterizedTest
  @MethodSource("table")
  void verdictsAreAsTheTableHasThem(
      double estimate, double low, double high, double chance, double floor, Verdict verdict) {
    var evidence = new Evidence(10, estimate, new Interval(low, high), chance);
    assertThat(RULE.judge(evidence, chance, new Twin(floor, null))).isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource({
    "0.1, 0.05, Slower",
    "0.1, 0.039, Inconclusive",
    "0.03, 0.05, Inconclusive",
    "0.1, -0.2, Inconclusive",
    "-0.1, -0.05, Faster",
    "-0.1, -0.04, Inconclusive"
  })
  void aClaimHoldsWhicheverOfTwoIdenticalCellsItIsMadeFrom(
      double estimate, double byTwin, Verdict verdict) {
    var evidence = new Evidence(10, estimate, new Interval(estimate, estimate), 0.001);
    assertThat(RULE.judge(evidence, 0.001, new Twin(0.04, byTwin))).isEqualTo(verdict);
  }

  @Test
  void belowSixRoundsNothingIsClaimedHoweverClear() {
    var evidence = new Evidence(5, -0.7, new Interval(-0.71, -0.69), 0.001);
    assertThat(RULE.judge(evidence, 0.001, Twin.NONE)).isEqualTo(Verdict.Inconclusive);
    assertThat(RULE.judge(Evidence.of(0.95, 1, 1, 1, 1, 1), 0.0625, Twin.NONE))
        .isEqualTo(Verdict.Inconclusive);
  }

  @Test
  void theMoreIsComparedTheMoreRoundsItTakes() {
    assertThat(RULE.leastRounds(1)).isEqualTo(6);
    assertThat(RULE.leastRounds(3)).isEqualTo(7);
    assertThat(RULE.leastRounds(480)).isEqualTo(15);
    assertThat(new Rule(0.8, 0.02).leastRounds(1)).isEqualTo(6);
  }

  @Property
  void aHigherNoiseFloorNeverMakesAClaim(
      @ForAll @DoubleRange(min = -1, max = 1) double estimate,
      @ForAll @DoubleRange(min = 0, max = 1) double half,
      @ForAll @DoubleRange(min = 0, max = 1) double floor) {
    var evidence = new Evidence(10, estimate, new Interval(estimate - half, estimate + half), 0.01);
    var without = RULE.judge(evidence, 0.01, Twin.NONE);
    var with = RULE.judge(evidence, 0.01, new Twin(floor, null));
    assertThat(with).isIn(without, Verdict.Inconclusive);
  }
}
