package dev.threadlab.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlab.cli.local.ControlGroupsHere;
import dev.threadlab.crds.Cell;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** What is seen of runs that want more CPU time than their limit gives them. */
@Isolated("beside others a run has less of its limit to use, and may never meet it")
@ExtendWith(ControlGroupsHere.class)
class ThrottlingIT {
  private final Trial trial;

  ThrottlingIT(@TempDir Path directory) {
    this.trial = new Trial(directory);
  }

  @Test
  void aSmallQuotaIsSeenToThrottle() throws Exception {
    var threadlab =
        trial.run(
            """
            profiles: [{name: small, cpu: 200m, memory: 256Mi}]
              work: {hashRounds: 20000}\
            """);
    assertThat(threadlab.exitCode()).as(threadlab.err()).isZero();
    assertThat(trial.result().getStatus().cells().getFirst().throttledPermille()).isPositive();
  }

  @Test
  void aPoolThatItsLimitCannotRunAtOnceIsWarnedOf() throws Exception {
    var threadlab =
        trial.run(
            """
            profiles: [{name: small, cpu: 100m, memory: 256Mi}]
              work: {hashRounds: 5000}
              variants: [{name: pool, strategy: Pool, threads: 8, synchronization: Lock}]
            """);
    assertThat(threadlab.exitCode()).as(threadlab.err()).isZero();
    var cpus = trial.cpus();
    assertThat(cpus).isEqualTo(new Cell.Cpus(100, 100L, cpus.allowed(), 1, null));
    assertThat(cpus.allowed()).isPositive();
    assertThat(trial.warnings())
        .containsExactly(
            "pool on small has 8 threads that want a CPU at once, and a limit of 0.1 CPUs: all but 1 wait for their turn. Give it 1, or more CPUs.");
  }

  @Test
  void aCommandsThreadsThatItsLimitCannotRunAtOnceAreWarnedOf() throws Exception {
    var threadlab =
        trial.run(
            """
            profiles: [{name: small, cpu: 500m, memory: 256Mi}]
              variants:
                - name: loops
                  check: None
                  command:
                    - sh
                    - -c
                    - for n in 1 2 3 4 5 6 7 8; do (i=0; while [ $i -lt 80000 ]; do i=$((i+1)); done) & done; wait
            """);
    assertThat(threadlab.exitCode()).as(threadlab.err()).isZero();
    assertThat(trial.cpus().wanted()).isBetween(3, 8);
    assertThat(trial.cpus().runtime()).as("nobody has asked it").isNull();
    assertThat(trial.warnings()).singleElement().asString().contains("loops on small has ");
  }
}
