package dev.threadlab.experiment.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SampleTest {
  static final long LARGEST = 100_000_000_000_000_000L;

  @Test
  void quantilesAreThoseThatRAndNumPyGiveByDefault() {
    var sample = Sample.of(List.of(40L, 10L, 20L, 80L, 70L, 30L));
    assertThat(sample.min()).isEqualTo(10);
    assertThat(sample.decile(1)).isEqualTo(15);
    assertThat(sample.median()).isEqualTo(35);
    assertThat(sample.decile(9)).isEqualTo(75);
    assertThat(sample.max()).isEqualTo(80);
  }

  @Test
  void aHalfIsRoundedUp() {
    assertThat(Sample.of(List.of(1L, 2L)).median()).isEqualTo(2);
    assertThat(Sample.of(List.of(1L, 2L)).decile(4)).isEqualTo(1);
  }

  @Test
  void oneNumberIsEveryQuantile() {
    var sample = Sample.of(List.of(7L));
    assertThat(List.of(sample.min(), sample.decile(1), sample.median(), sample.max()))
        .containsOnly(7L);
  }

  @Test
  void noNumbersAreNoSample() {
    assertThatIllegalArgumentException().isThrownBy(() -> Sample.of(List.of()));
  }

  @Property
  void quantilesRiseFromTheLeastToTheGreatest(
      @ForAll @Size(min = 1, max = 50) List<@LongRange(max = LARGEST) Long> numbers) {
    var sample = Sample.of(numbers);
    assertThat(sample.decile(0)).isEqualTo(sample.min());
    assertThat(sample.decile(10)).isEqualTo(sample.max());
    for (int tenths = 1; tenths <= 10; tenths++) {
      assertThat(sample.decile(tenths)).isGreaterThanOrEqualTo(sample.decile(tenths - 1));
    }
  }

  @Property
  void asManyAreBelowTheMedianAsAboveIt(
      @ForAll @Size(min = 1, max = 50) List<@LongRange(max = LARGEST) Long> numbers) {
    long median = Sample.of(numbers).median();
    assertThat(numbers)
        .filteredOn(number -> number < median)
        .hasSizeLessThanOrEqualTo((numbers.size() + 1) / 2);
    assertThat(numbers)
        .filteredOn(number -> number > median)
        .hasSizeLessThanOrEqualTo(numbers.size() / 2);
  }
}
