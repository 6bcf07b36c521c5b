package dev.threadlab.experiment.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Serial correlation, two heaps, change points. */
class WarningSignsTest {
  private static final int TRIES = 1000;

  @Test
  void independentNumbersSeldomLookSeriallyCorrelated() {
    var random = new Random(1);
    long alarms =
        IntStream.range(0, TRIES)
            .filter(_ -> SerialCorrelation.of(normal(random, 20)).deviations() > 2.33)
            .count();
    assertThat(alarms).isLessThan(TRIES * 2 / 100);
  }

  @Test
  void neighboursThatAreAlikeAreSeen() {
    double[] slow = IntStream.range(0, 40).mapToDouble(at -> Math.sin(at / 5.0)).toArray();
    assertThat(SerialCorrelation.of(slow).coefficient()).isGreaterThan(0.8);
    assertThat(SerialCorrelation.of(slow).deviations()).isGreaterThan(5);
    assertThat(SerialCorrelation.of(1, 1, 1, 1)).isEqualTo(new SerialCorrelation(0, 0));
  }

  @Test
  void oneHeapSeldomLooksLikeTwo() {
    var random = new Random(1);
    long alarms =
        IntStream.range(0, TRIES).filter(_ -> TwoModes.in(normal(random, 20)).isPresent()).count();
    assertThat(alarms).isLessThan(TRIES * 2 / 100);
    assertThat(TwoModes.in(new double[50])).isEmpty();
  }

  @Test
  void twoHeapsAreFoundWhereTheyStand() {
    var random = new Random(1);
    double[] numbers = normal(random, 30);
    for (int at = 0; at < 10; at++) {
      numbers[3 * at] += 12;
    }
    var modes = TwoModes.in(numbers).orElseThrow();
    assertThat(modes.lower()).isCloseTo(0, within(0.5));
    assertThat(modes.upper()).isCloseTo(12, within(0.7));
    assertThat(modes.upperShare()).isCloseTo(1 / 3.0, within(1e-12));
  }

  @Test
  void aSpikeIsNoHeap() {
    var random = new Random(1);
    double[] numbers = normal(random, 30);
    numbers[7] += 40;
    assertThat(TwoModes.in(numbers)).isEmpty();
  }

  @Test
  void aChangePointStandsWhereNumbersChange() {
    assertThat(ChangePoint.in(9, 8, 9, 5, 4, 5, 4, 5)).contains(new ChangePoint(3, 9, 5));
    assertThat(ChangePoint.in(4, 4, 4)).isEmpty();
    assertThat(ChangePoint.in(4)).isEmpty();
  }

  private static double[] normal(Random random, int count) {
    return random.doubles(count).map(_ -> random.nextGaussian()).toArray();
  }
}
