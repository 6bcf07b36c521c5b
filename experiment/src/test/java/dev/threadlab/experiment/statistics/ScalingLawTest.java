package dev.threadlab.experiment.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ScalingLawTest {
  private static final double[] SIZES = {1, 2, 4, 8};
  private static final Offset<Double> NEAR = within(1e-9);

  @Property(tries = 100)
  void theLawThatMadeTheTimesIsFoundAgain(
      @ForAll @DoubleRange(min = 0.01, max = 0.9) double contention,
      @ForAll @DoubleRange(min = 0.01, max = 0.1) double coherence,
      @ForAll @DoubleRange(min = 0.01, max = 1e6) double first) {
    var found = ScalingLaw.universal(SIZES, times(first, contention, coherence));
    assertThat(found.contention()).isCloseTo(contention, within(1e-7));
    assertThat(found.coherence()).isCloseTo(coherence, within(1e-7));
    assertThat(found.worstMiss()).isLessThan(1e-7);
  }

  @Property(tries = 100)
  void amdahlFindsTheSerialShare(
      @ForAll @DoubleRange(min = 0, max = 1) double serial,
      @ForAll @DoubleRange(min = 0.01, max = 1e6) double first) {
    var found = ScalingLaw.amdahl(SIZES, times(first, serial, 0));
    assertThat(found.contention()).isCloseTo(serial, within(1e-7));
    assertThat(found.peak()).isEmpty();
  }

  @Test
  void whatGrowsSlowerWithSizeIsAllSerialForAmdahlAndMissed() {
    var law = ScalingLaw.amdahl(SIZES, new double[] {10, 12, 14, 16});
    assertThat(law.contention()).isEqualTo(1);
    assertThat(law.worstMiss()).isGreaterThan(0.15);
    assertThat(law.time(8)).isEqualTo(1);
  }

  @Test
  void noTermIsBelowZero() {
    var law = ScalingLaw.universal(SIZES, new double[] {10, 4.9, 2.4, 1.1});
    assertThat(law.contention()).isZero();
    assertThat(law.coherence()).isZero();
    assertThat(law.worstMiss()).isBetween(0.02, 0.2);
  }

  @Test
  void theUniversalLawHasItsPeakWhereTimeIsLeast() {
    var law = new ScalingLaw(0.1, 0.01, 0);
    double peak = law.peak().orElseThrow();
    assertThat(peak).isCloseTo(Math.sqrt(90), NEAR);
    assertThat(law.time(peak)).isLessThan(law.time(peak - 0.1)).isLessThan(law.time(peak + 0.1));
  }

  @Test
  void aBootstrapIsRepeatableAndHoldsTheFigureOfAllRounds() {
    double[] rounds = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
    var bootstrap = new Bootstrap(7, 500);
    var intervals = bootstrap.intervals(0.95, 10, drawn -> mean(rounds, drawn));
    assertThat(bootstrap.intervals(0.95, 10, drawn -> mean(rounds, drawn))).isEqualTo(intervals);
    var interval = intervals.getFirst();
    assertThat(interval.contains(5.5)).isTrue();
    assertThat(interval.halfWidth()).isCloseTo(1.96 * 2.87 / Math.sqrt(10), within(0.3));
  }

  private static double[] mean(double[] rounds, int[] drawn) {
    double mean = Arrays.stream(drawn).mapToDouble(at -> rounds[at]).average().orElseThrow();
    return new double[] {mean};
  }

  private static double[] times(double first, double contention, double coherence) {
    var law = new ScalingLaw(contention, coherence, 0);
    return Arrays.stream(SIZES).map(size -> first * law.time(size)).toArray();
  }
}
