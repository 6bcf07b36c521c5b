package dev.threadlab.operator.observation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlab.crds.ThreadExperiment;
import dev.threadlab.operator.Samples;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SignsOfLifeTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final SignsOfLife signs = new SignsOfLife();

  @Test
  void whoLetsATurnPassIsSilentUntilItStirs() {
    assertThat(silent("1", true, 0)).isFalse();
    assertThat(silent("1", true, 29)).isFalse();
    assertThat(silent("1", true, 30)).isTrue();
    assertThat(silent("1", false, 31)).as("others run meanwhile").isTrue();
    assertThat(silent("2", true, 32)).as("it has stirred").isFalse();
    assertThat(silent("2", true, 62)).isTrue();
  }

  @Test
  void whoCannotStartIsNotSilentHoweverLongItWaits() {
    assertThat(silent("1", true, 0)).isFalse();
    assertThat(silent("1", false, 1000)).isFalse();
    assertThat(silent("1", true, 1029)).isFalse();
    assertThat(silent("1", true, 1030)).isTrue();
  }

  @Test
  void whoIsForgottenIsWaitedForOnceMore() {
    assertThat(silent("1", true, 0)).isFalse();
    assertThat(silent("1", true, 30)).isTrue();
    signs.keep(Set.of());
    assertThat(silent("1", true, 31)).isFalse();
  }

  private boolean silent(String version, boolean couldStart, int seconds) {
    ThreadExperiment experiment = Samples.experiment(1);
    experiment.getMetadata().setResourceVersion(version);
    return signs.isSilent(experiment, couldStart, START.plusSeconds(seconds));
  }
}
