package dev.threadlab.cli.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.threadlab.cli.local.Limits;
import dev.threadlab.cli.local.RefusedException;
import dev.threadlab.crds.Input;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExperimentTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  @TempDir Path directory;

  @Test
  void linesAreMade() throws RefusedException {
    assertThat(input(new Input(3, null, null))).isEqualTo("line1\nline2\nline3\n");
  }

  @Test
  void textIsTakenAsItIs() throws RefusedException {
    assertThat(input(new Input(null, "grün\r\nno end", null))).isEqualTo("grün\r\nno end");
  }

  @Test
  void aConfigMapIsRefused() {
    var input = new Input(null, null, new Input.ConfigMapKey("lines", "input"));
    assertThatThrownBy(() -> input(input))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("use input.text or input.lines");
  }

  @Test
  void profilesAreLimits() {
    assertThat(Fixtures.experiment(Fixtures.spec()).limits())
        .containsExactly(new Limits("1cpu", 1000, 1L << 30), new Limits("2cpu", 2000, 1L << 30));
  }

  @Test
  void aRunHasItsOwnTime() {
    assertThat(TimeAllowed.of(Fixtures.spec(), START, START))
        .isEqualTo(new TimeAllowed(Duration.ofMinutes(5), false));
  }

  @Test
  void atTheEndARunHasWhatTheExperimentHasLeft() {
    assertThat(TimeAllowed.of(Fixtures.spec(), START, START.plusSeconds(86_390)))
        .isEqualTo(new TimeAllowed(Duration.ofSeconds(10), true));
  }

  @Test
  void theTerminationMessageNamesTheReport() throws Exception {
    var file = directory.resolve("termination");
    assertThat(TerminationLog.sha256(file)).isEmpty();
    var _ = Files.writeString(file, "{\"version\":1,\"sha256\":\"ab12\",\"durationMicros\":5}");
    assertThat(TerminationLog.sha256(file)).contains("ab12");
    var _ = Files.writeString(file, "{\"version\":1}");
    assertThat(TerminationLog.sha256(file)).isEmpty();
    var _ = Files.writeString(file, "");
    assertThat(TerminationLog.sha256(file)).isEmpty();
    var _ = Files.writeString(file, "{\"sha256\":");
    assertThat(TerminationLog.sha256(file)).isEmpty();
  }

  private static String input(Input input) throws RefusedException {
    return new String(
        Fixtures.experiment(Fixtures.spec(input)).input(), java.nio.charset.StandardCharsets.UTF_8);
  }
}
