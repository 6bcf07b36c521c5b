package dev.threadlab.cli.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlab.experiment.plan.PlannedRun;
import dev.threadlab.experiment.run.RecordedRun;
import dev.threadlab.experiment.run.RunOutcome;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, UTF_8);
  private final AtomicLong nanos = new AtomicLong();
  private final Pace pace = new Pace(4, nanos::get);

  @Test
  void theTimeLeftIsThatOfTheRunsSoFar() {
    assertThat(pace).hasToString("0 of 4 runs");
    passes(10);
    pace.ended();
    assertThat(pace).hasToString("1 of 4 runs, about 0:30 left");
    pace.ended();
    pace.ended();
    pace.ended();
    assertThat(pace).hasToString("4 of 4 runs");
  }

  @Test
  void aLogGetsALineNowAndThenAndTheLast() {
    try (var lines = new ProgressLines(out, pace)) {
      for (int index = 0; index < 4; index++) {
        passes(3);
        lines.ended(run(index, Runs.reported()));
      }
    }
    assertThat(said()).containsExactly("2 of 4 runs, about 0:06 left", "4 of 4 runs");
  }

  @Test
  void eachFailureIsSaidAtOnce() {
    try (var lines = new ProgressLines(out, pace)) {
      lines.ended(run(0, new RunOutcome.OutOfMemory("The kernel killed it.")));
    }
    assertThat(said())
        .containsExactly("round 1, 1cpu, threads: OutOfMemory. The kernel killed it.");
  }

  @Test
  void aTerminalHasOneLineThatIsDrawnAnewAndGoesAtTheEnd() {
    try (var bar = new ProgressBar(out, pace)) {
      bar.started(new PlannedRun(0, 1, "1cpu", "threads"));
      passes(10);
      bar.ended(run(0, new RunOutcome.TimedOut("It took too long.")));
    }
    var text = bytes.toString(UTF_8);
    assertThat(text)
        .contains("\r\u001b[K[------------------------] 0 of 4 runs  1cpu threads")
        .contains("\r\u001b[Kround 1, 1cpu, threads: TimedOut. It took too long.\n")
        .contains("\r\u001b[K[######------------------] 1 of 4 runs, about 0:30 left  1cpu threads")
        .endsWith("\r\u001b[K");
  }

  private List<String> said() {
    return bytes.toString(UTF_8).lines().toList();
  }

  private void passes(int seconds) {
    var _ = nanos.addAndGet(Duration.ofSeconds(seconds).toNanos());
  }

  private static RecordedRun run(int index, RunOutcome outcome) {
    return new RecordedRun(new PlannedRun(index, 1, "1cpu", "threads"), 1, "here", null, outcome);
  }
}
