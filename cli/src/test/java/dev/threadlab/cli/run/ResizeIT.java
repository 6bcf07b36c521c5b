package dev.threadlab.cli.run;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlab.cli.local.ControlGroupsHere;
import dev.threadlab.crds.Run;
import dev.threadlab.crds.Run.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Processes whose control group is resized while they run. */
@Isolated("compares times")
@ExtendWith(ControlGroupsHere.class)
class ResizeIT {
  private static final String RESIZED =
      """
      resize: InPlace
        work: {hashRounds: 20000}
        profiles:
        - {name: small, cpu: 200m, memory: 256Mi}
        - {name: large, cpu: '1', memory: 256Mi}
      """;

  private final Trial trial;

  ResizeIT(@TempDir Path directory) {
    this.trial = new Trial(directory);
  }

  @Test
  void oneProcessGoesThroughTheSizesOfAnExperimentThatResizes() throws Exception {
    var threadlab = trial.run(RESIZED, "--rounds", "2");
    assertThat(threadlab.exitCode()).as(threadlab.err()).isZero();
    assertThat(trial.runs()).hasSize(4).extracting(Run::outcome).containsOnly(Outcome.Reported);
    assertThat(trial.result().getStatus().cells())
        .extracting(cell -> requireNonNull(cell.cpus()).limitMillis())
        .containsExactly(200L, 1000L);
    var medians =
        trial.result().getStatus().cells().stream()
            .map(cell -> requireNonNull(cell.durationMicros()).median())
            .toList();
    assertThat(medians.getFirst()).isGreaterThan(2 * medians.getLast());
    for (String run : List.of("1-small-single", "1-large-single")) {
      assertThat(Files.readString(trial.out().resolve("outputs/" + run + "/output")))
          .contains("write line20");
    }
    Trial.nothingIsLeftOf(threadlab);
  }

  @Test
  void aSizeAtWhichAProcessEndsIsAResultAndTheOthersGetAnother() throws Exception {
    var threadlab =
        trial.run(
            RESIZED.replace("hashRounds: 20000", "sleepMicros: 60000000")
                + "  runTimeoutSeconds: 1");
    assertThat(threadlab.exitCode()).isEqualTo(1);
    assertThat(trial.runs()).hasSize(2).extracting(Run::outcome).containsOnly(Outcome.TimedOut);
    Trial.nothingIsLeftOf(threadlab);
  }

  @Test
  void withoutLimitsNothingIsResized() throws Exception {
    var threadlab = trial.run(RESIZED, "--unenforced");
    assertThat(threadlab.exitCode()).isEqualTo(2);
    assertThat(threadlab.err()).contains("resize: InPlace changes a CPU limit");
  }
}
