package dev.threadlab.cli.run;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.threadlab.cli.local.ControlGroupsHere;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands that are ended while they run, and others beside them. */
@Isolated("every command sweeps what a killed one has left")
@ExtendWith(ControlGroupsHere.class)
class InterruptionIT {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Path directory;
  private final Trial trial;

  InterruptionIT(@TempDir Path directory) {
    this.directory = directory;
    this.trial = new Trial(directory);
  }

  @ParameterizedTest
  @ValueSource(strings = {"INT", "TERM"})
  void ctrlCKeepsWhatIsDone(String signal) throws Exception {
    var threadlab = trial.startLong();
    await().atMost(PATIENCE).until(() -> trial.done() >= 2);
    threadlab.signal(signal);
    assertThat(threadlab.exitCode()).as(threadlab.err()).isEqualTo(130);
    assertThat(trial.reason("Failed")).isEqualTo("Interrupted");
    assertThat(trial.runs()).hasSizeGreaterThanOrEqualTo(2).hasSizeLessThan(30);
    for (var run : trial.runs()) {
      assertThat(trial.out().resolve(requireNonNull(run.reportRef()).key())).exists();
    }
    assertThat(threadlab.err())
        .contains("Interrupted: the runs that had ended are kept in " + trial.out());
    assertThat(threadlab.out()).contains("runs had ended when the experiment was interrupted");
    Trial.nothingIsLeftOf(threadlab);
  }

  @Test
  void afterAKillTheNextRunSweeps() throws Exception {
    var killed = trial.startLong();
    await().atMost(PATIENCE).until(() -> trial.done() >= 1);
    await().atMost(PATIENCE).until(() -> !ControlGroupsHere.of(killed.pid()).isEmpty());
    var children = killed.handle().descendants().toList();
    assertThat(killed.handle().destroyForcibly()).isTrue();
    assertThat(killed.exitCode()).isEqualTo(137);
    assertThat(trial.done()).isPositive();

    var next = trial.run("profiles: [{name: 1cpu, cpu: '1', memory: 256Mi}]", "--out", "next");
    assertThat(next.exitCode()).as(next.err()).isZero();
    assertThat(next.err()).contains("Removed what a killed run had left");
    assertThat(ControlGroupsHere.of(killed.pid())).isEmpty();
    assertThat(children).noneMatch(ControlGroupsHere::isRunning);
    assertThat(trial.done()).as("what the killed one had kept").isPositive();
  }

  @Test
  void twoRunsBesideEachOtherDoNotMeet() throws Exception {
    var file = trial.file("profiles: [{name: half, cpu: 500m, memory: 256Mi}]").toString();
    var one = ThreadlabProcess.start(directory, "run", file, "--rounds", "2", "--out", "one");
    var other = ThreadlabProcess.start(directory, "run", file, "--rounds", "2", "--out", "other");
    assertThat(one.exitCode()).as(one.err()).isZero();
    assertThat(other.exitCode()).as(other.err()).isZero();
    for (var out : List.of("one", "other")) {
      assertThat(Trial.progress(directory.resolve(out)).done()).isEqualTo("2/2");
    }
    Trial.nothingIsLeftOf(one);
    Trial.nothingIsLeftOf(other);
  }

  @Test
  void theSameDirectoryIsNotSharedAndAnEarlierResultNotLost() throws Exception {
    var first = trial.startLong();
    await().atMost(PATIENCE).until(() -> trial.done() >= 1);
    var second = trial.run("profiles: [{name: 1cpu, cpu: '1', memory: 256Mi}]");
    assertThat(second.exitCode()).isEqualTo(2);
    assertThat(second.err()).contains("another threadlab is writing to");
    first.signal("INT");
    assertThat(first.exitCode()).isEqualTo(130);

    var third = trial.run("profiles: [{name: 1cpu, cpu: '1', memory: 256Mi}]");
    assertThat(third.exitCode()).as(third.err()).isZero();
    assertThat(trial.out().resolveSibling("example.1").resolve("experiment.yaml")).exists();
  }
}
