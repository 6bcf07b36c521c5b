package dev.threadlab.experiment.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SignedRankTest {
  private static final Offset<Double> NEAR = within(1e-9);

  static Stream<List<String>> golden() {
    return Golden.lines("signed-rank.csv");
  }

  @ParameterizedTest
  @MethodSource("golden")
  void estimateIntervalAndChanceAreThoseOfSciPy(List<String> cells) {
    var ranks = SignedRank.of(Golden.numbers(cells.get(1)));
    var interval = ranks.interval(Golden.number(cells.get(0)));
    assertThat(ranks.estimate()).isCloseTo(Golden.number(cells.get(2)), NEAR);
    assertThat(interval.map(Interval::low).orElse(Double.NaN))
        .isCloseTo(Golden.number(cells.get(3)), NEAR);
    assertThat(interval.map(Interval::high).orElse(Double.NaN))
        .isCloseTo(Golden.number(cells.get(4)), NEAR);
    assertThat(ranks.pValue()).isCloseTo(Golden.number(cells.get(5)), NEAR);
  }

  @Test
  void atNinetyFivePercentItTakesSixDifferences() {
    assertThat(SignedRank.leastPairs(0.05)).isEqualTo(6);
    assertThat(SignedRank.of(1, 2, 3, 4, 5).interval(0.95)).isEmpty();
    assertThat(SignedRank.of(1, 2, 3, 4, 5, 6).interval(0.95)).contains(new Interval(1, 6));
    assertThat(SignedRank.leastPairs(0.01)).isEqualTo(8);
  }

  @Test
  void aDifferenceThatIsNoNumberIsRefused() {
    assertThatThrownBy(() -> SignedRank.of()).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> SignedRank.of(1, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Property(tries = 200)
  void whicheverOfTwoIsCalledTheBaselineTheAnswerIsTheSame(
      @ForAll @Size(min = 6, max = 40) List<@DoubleRange(min = -5, max = 5) Double> differences) {
    double[] there = array(differences);
    double[] back = Arrays.stream(there).map(each -> -each).toArray();
    var one = SignedRank.of(there);
    var other = SignedRank.of(back);
    assertThat(other.estimate()).isCloseTo(-one.estimate(), NEAR);
    assertThat(other.pValue()).isCloseTo(one.pValue(), NEAR);
    var interval = one.interval(0.95).orElseThrow();
    var mirrored = other.interval(0.95).orElseThrow();
    assertThat(mirrored.low()).isCloseTo(-interval.high(), NEAR);
    assertThat(mirrored.high()).isCloseTo(-interval.low(), NEAR);
  }

  @Property(tries = 200)
  void inAnotherUnitTheAnswerIsTheSame(
      @ForAll @Size(min = 6, max = 40) List<@DoubleRange(min = -5, max = 5) Double> differences,
      @ForAll @DoubleRange(min = 0.01, max = 1000) double unit) {
    var one = SignedRank.of(array(differences));
    var other = SignedRank.of(array(differences.stream().map(each -> each * unit).toList()));
    assertThat(other.estimate()).isCloseTo(one.estimate() * unit, within(1e-9 * unit));
    assertThat(other.interval(0.95).orElseThrow().halfWidth())
        .isCloseTo(one.interval(0.95).orElseThrow().halfWidth() * unit, within(1e-9 * unit));
  }

  @Property(tries = 200)
  void moreConfidenceNeverMakesAnIntervalNarrowerNorLeavesTheEstimateOut(
      @ForAll @Size(min = 8, max = 120) List<@DoubleRange(min = -5, max = 5) Double> differences) {
    var ranks = SignedRank.of(array(differences));
    var narrow = ranks.interval(0.9).orElseThrow();
    var middle = ranks.interval(0.95).orElseThrow();
    var wide = ranks.interval(0.99).orElseThrow();
    assertThat(narrow.contains(ranks.estimate())).isTrue();
    assertThat(middle.low()).isBetween(wide.low(), narrow.low());
    assertThat(middle.high()).isBetween(narrow.high(), wide.high());
  }

  @Property(tries = 200)
  void theOrderOfRoundsMakesNoDifference(
      @ForAll @Size(min = 6, max = 30) List<@DoubleRange(min = -5, max = 5) Double> differences,
      @ForAll long seed) {
    var shuffled = new ArrayList<>(differences);
    Collections.shuffle(shuffled, new Random(seed));
    var one = Evidence.of(0.95, array(differences));
    assertThat(Evidence.of(0.95, array(shuffled))).isEqualTo(one);
  }

  private static double[] array(List<Double> numbers) {
    return numbers.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
