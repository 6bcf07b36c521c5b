package dev.threadlab.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.threadlab.cli.local.ControlGroupsHere;
import dev.threadlab.crds.ThreadExperimentStatus.Phase;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code threadlab run} for real: the packaged workload in real control groups. */
@ExtendWith(ControlGroupsHere.class)
class RunCommandIT {
  private final Path directory;
  private final Trial trial;

  RunCommandIT(@TempDir Path directory) {
    this.directory = directory;
    this.trial = new Trial(directory);
  }

  @ParameterizedTest
  @CsvSource({
    "threading-in-python, 5",
    "cpu-bound, 5",
    "waiting-on-io, 5",
    "how-many-threads, 6",
    "strategies, 13",
    "resize, 4",
    "python-gil, 11",
    "own-script, 5",
    "article, 13",
    "neighbours, 5"
  })
  void theExamplesRun(String example, int runs) throws Exception {
    var file =
        Files.writeString(
            directory.resolve(example + ".yaml"), briefly(Files.readString(whole(example))));
    var threadlab = ThreadlabProcess.run(directory, "run", file.toString(), "--rounds", "1");
    assertThat(threadlab.exitCode()).as(threadlab.err()).isZero();
    assertThat(threadlab.out())
        .startsWith("%s: Complete. All %d runs gave a report.".formatted(example, runs))
        .containsIgnoringWhitespaces("profile", "The least median time")
        .endsWith("Results: " + directory.resolve("threadlab-out/" + example) + "\n");
    assertThat(threadlab.out().lines())
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(160));
    Trial.nothingIsLeftOf(threadlab);
  }

  private static Path whole(String example) {
    return ThreadlabProcess.home().resolve("deploy/examples/" + example + ".yaml");
  }

  /** The same design with less to do: that it runs is asked here, not what it measures. */
  private static String briefly(String example) {
    return example
        .replace("lines: 10000", "lines: 100")
        .replaceFirst("warmup: \\d+", "warmup: 0")
        .replaceFirst("measured: \\d+", "measured: 1");
  }

  @Test
  void jsonIsOneDocumentWithDesignAndResult() throws Exception {
    var threadlab =
        trial.run(
            "profiles: [{name: 1cpu, cpu: '1', memory: 256Mi}]", "--format", "json", "--seed", "7");
    assertThat(threadlab.exitCode()).as(threadlab.err()).isZero();
    JsonNode object = new ObjectMapper().readTree(threadlab.out());
    assertThat(object.at("/kind").asText()).isEqualTo("ThreadExperiment");
    assertThat(object.at("/spec/seed").asLong()).isEqualTo(7);
    assertThat(object.at("/status/seed").asLong()).isEqualTo(7);
    assertThat(object.at("/status/enforcement").asText()).startsWith("Cgroup");
    assertThat(object.at("/status/environment/0/logicalCpus").asInt()).isPositive();
    assertThat(object.at("/status/runs/0/lines")).hasSize(20);
    assertThat(object.at("/status/cells/0/integrity/lost").asInt()).isZero();
    var out = trial.out();
    assertThat(out.resolve(object.at("/status/runs/0/reportRef/key").asText())).exists();
    assertThat(Files.readString(out.resolve("outputs/1-1cpu-single/output")))
        .contains("write line20");
    assertThat(Files.readAllLines(out.resolve("input"))).hasSize(20);
  }

  @Test
  void topShowsTheThreadsOfARun() throws Exception {
    var threadlab = trial.run("profiles: [{name: 1cpu, cpu: '1', memory: 256Mi}]");
    assertThat(threadlab.exitCode()).as(threadlab.err()).isZero();
    var top = ThreadlabProcess.run(directory, "top", "example", "0");
    assertThat(top.exitCode()).as(top.err()).isZero();
    assertThat(top.out())
        .startsWith("Run 0 of example: single on 1cpu")
        .contains("CPU limit 1;", "its runtime counts 1;", "tid", "sleeping", "last CPU")
        .containsPattern("\\d+ threads at the end");
    var none = ThreadlabProcess.run(directory, "top", "example", "99");
    assertThat(none.exitCode()).isEqualTo(2);
    assertThat(none.err()).startsWith("top: the status of example has no run 99: it has 0 to ");
  }

  @Test
  void aSuspendedExperimentIsNotRun() throws Exception {
    var threadlab = trial.run("profiles: [{name: 1cpu, cpu: '1', memory: 256Mi}]\n  suspend: true");
    assertThat(threadlab.exitCode()).as(threadlab.err()).isZero();
    assertThat(trial.result().getStatus().phase()).isEqualTo(Phase.Suspended);
    assertThat(trial.runs()).isEmpty();
  }

  @Test
  void whatCannotBeEnforcedHereIsRefused() throws Exception {
    var threadlab = trial.run("profiles: [{name: vast, cpu: '1000', memory: 256Mi}]");
    assertThat(threadlab.exitCode()).isEqualTo(2);
    assertThat(threadlab.err()).contains("profile vast asks for 1000 CPUs");
    assertThat(threadlab.out()).isEmpty();
    assertThat(trial.out()).doesNotExist();
  }

  @Test
  void aConfigMapIsRefused() throws Exception {
    var threadlab =
        trial.run(
            """
            profiles: [{name: 1cpu, cpu: '1', memory: 256Mi}]
              input: {configMap: {name: a, key: b}}\
            """);
    assertThat(threadlab.exitCode()).isEqualTo(2);
    assertThat(threadlab.err()).contains("input.configMap needs a cluster");
  }
}
