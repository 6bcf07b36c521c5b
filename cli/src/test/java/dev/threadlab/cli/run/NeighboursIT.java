package dev.threadlab.cli.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.threadlab.cli.local.ControlGroupsHere;
import dev.threadlab.crds.Run;
import dev.threadlab.crds.Run.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Noisy neighbours on this machine. */
@Isolated("every command sweeps what a killed one has left")
@ExtendWith(ControlGroupsHere.class)
class NeighboursIT {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String BESIDE_TWO =
      "profiles: [{name: beside, cpu: 500m, memory: 256Mi, neighbours: {count: 2, cpu: 250m}}]";
  private static final String LONG_BESIDE_TWO =
      "%s\n  work: {sleepMicros: 100000}".formatted(BESIDE_TWO);

  private final Trial trial;

  NeighboursIT(@TempDir Path directory) {
    this.trial = new Trial(directory);
  }

  @Test
  void neighboursUseTheirCpusBesideARunAndEndWithIt() throws Exception {
    var threadlab = trial.startLong(LONG_BESIDE_TWO);
    await().atMost(PATIENCE).until(() -> workloadsOf(threadlab, "--measured").size() == 1);
    var neighbours = workloadsOf(threadlab, "--neighbour");
    assertThat(neighbours).as("the neighbours of a run that runs").hasSize(2);
    assertThat(neighbours).allSatisfy(each -> assertThat(cpuOf(each)).isPositive());
    threadlab.signal("INT");
    assertThat(threadlab.exitCode()).as(threadlab.err()).isEqualTo(130);
    assertThat(trial.reason("Failed")).isEqualTo("Interrupted");
    Trial.nothingIsLeftOf(threadlab);
    assertThat(neighbours).noneMatch(ControlGroupsHere::isRunning);
  }

  @Test
  void neighboursOfAKilledEngineAreSweptByTheNext() throws Exception {
    var killed = trial.startLong(LONG_BESIDE_TWO);
    await().atMost(PATIENCE).until(() -> workloadsOf(killed, "--measured").size() == 1);
    var neighbours = workloadsOf(killed, "--neighbour");
    assertThat(neighbours).hasSize(2);
    assertThat(killed.handle().destroyForcibly()).isTrue();
    assertThat(killed.exitCode()).isEqualTo(137);
    var next = trial.run(BESIDE_TWO, "--rounds", "1", "--out", "next");
    assertThat(next.exitCode()).as(next.err()).isZero();
    assertThat(next.err()).contains("Removed what a killed run had left");
    assertThat(ControlGroupsHere.of(killed.pid())).isEmpty();
    assertThat(neighbours).noneMatch(ControlGroupsHere::isRunning);
    Trial.nothingIsLeftOf(next);
  }

  @Test
  void aCommandHasNeighboursTooAndSoHasARunThatIsEndedAtItsTime() throws Exception {
    var threadlab =
        trial.run(
            BESIDE_TWO
                + """

                  runTimeoutSeconds: 8
                  variants:
                    - {name: mine, command: [cp, $(THREADLAB_INPUT), $(THREADLAB_OUTPUT)]}
                    - {name: slow, command: [sleep, "1004"]}\
                """);
    assertThat(threadlab.exitCode()).as(threadlab.err()).isZero();
    assertThat(trial.runs())
        .extracting(Run::variant, Run::outcome)
        .containsExactlyInAnyOrder(
            tuple("mine", Outcome.Reported), tuple("slow", Outcome.TimedOut));
    Trial.nothingIsLeftOf(threadlab);
  }

  /** The workload's processes that were told this. */
  private static List<ProcessHandle> workloadsOf(ThreadlabProcess threadlab, String word) {
    return threadlab
        .handle()
        .descendants()
        .filter(
            each -> Stream.of(each.info().arguments().orElse(new String[0])).anyMatch(word::equals))
        .filter(each -> each.info().command().orElse("").endsWith("java"))
        .toList();
  }

  private static Duration cpuOf(ProcessHandle process) {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }
}
