package dev.threadlab.workload.strategy;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TurnsTest {
  private final Turns turns =
      new Turns(new Cursor("a\nb\nc\nd\n".getBytes(US_ASCII), new Cursor.Field()));

  @Test
  void recordsAreWrittenInTheOrderOfTakingWhoeverIsReadyFirst()
      throws InterruptedException, ExecutionException {
    List<Line> taken = List.of(take(), take(), take(), take());
    List<Line> written = new ArrayList<>();
    try (var threads = Executors.newFixedThreadPool(4)) {
      List<Future<?>> ends = new ArrayList<>();
      for (Line line : taken.reversed()) {
        ends.add(threads.submit(() -> write(line, written)));
      }
      for (Future<?> end : ends) {
        end.get();
      }
    }
    assertThat(written).isEqualTo(taken);
  }

  @Test
  void whoFailsBeforeWritingPassesTheTurnOn() {
    Line failing = take();
    Line next = take();
    List<Line> written = new ArrayList<>();
    turns.leave(failing);
    write(next, written);
    assertThat(written).containsExactly(next);
  }

  private Line take() {
    return Objects.requireNonNull(turns.take());
  }

  private void write(Line line, List<Line> written) {
    turns.enter(line);
    written.add(line);
    turns.leave(line);
  }
}
