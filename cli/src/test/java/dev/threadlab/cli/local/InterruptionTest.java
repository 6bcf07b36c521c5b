package dev.threadlab.cli.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class InterruptionTest {
  private final AtomicInteger ended = new AtomicInteger();
  private final Interruption interruption = new Interruption();

  @Test
  void itEndsWhatIsRunning() {
    interruption.endsWith(ended::incrementAndGet);
    assertThat(interruption.requested()).isFalse();
    interruption.request();
    assertThat(interruption.requested()).isTrue();
    assertThat(ended).hasValue(1);
  }

  @Test
  void whatStartsAfterItIsEndedAtOnce() {
    interruption.request();
    interruption.endsWith(ended::incrementAndGet);
    assertThat(ended).hasValue(1);
  }

  @Test
  void whatHasEndedIsNotEndedAgain() {
    interruption.endsWith(ended::incrementAndGet);
    interruption.nothingRuns();
    interruption.request();
    assertThat(ended).hasValue(0);
  }
}
