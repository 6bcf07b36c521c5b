package dev.threadlab.cli.run;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlab.cli.local.ControlGroupsHere;
import dev.threadlab.crds.Cell;
import dev.threadlab.crds.Progress;
import dev.threadlab.crds.Run;
import dev.threadlab.crds.ThreadExperiment;
import dev.threadlab.crds.Warning;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** An experiment of a test on this machine: its files, its command and what that comes to. */
final class Trial {
  private final Path directory;

  Trial(Path directory) {
    this.directory = directory;
  }

  /** Runs an experiment with these fields in its spec, to its end. */
  ThreadlabProcess run(String spec, String... options) throws Exception {
    return ThreadlabProcess.run(
        directory,
        Stream.concat(Stream.of("run", file(spec).toString()), Stream.of(options))
            .toArray(String[]::new));
  }

  /** Starts one of 30 rounds. */
  ThreadlabProcess startLong() throws IOException {
    return startLong("profiles: [{name: 1cpu, cpu: '1', memory: 256Mi}]");
  }

  /** Starts one of 30 rounds with these fields in its spec. */
  ThreadlabProcess startLong(String spec) throws IOException {
    var file = file(spec);
    return ThreadlabProcess.start(directory, "run", file.toString(), "--rounds", "30");
  }

  /** One variant and one round, unless the spec says otherwise. */
  Path file(String spec) throws IOException {
    var text =
        """
        apiVersion: threadlab.dev/v1alpha1
        kind: ThreadExperiment
        metadata: {name: example}
        spec:
          rounds: 1
          noiseFloor: false
          iterations: {warmup: 1, measured: 2}
          %s
        """
            .formatted(spec);
    var input = spec.contains("input:") ? "" : "  input: {lines: 20}\n";
    var variants =
        spec.contains("variants:") ? "" : "  variants: [{name: single, strategy: Sequential}]\n";
    return Files.writeString(
        Files.createTempFile(directory, "experiment-", ".yaml"), text + input + variants);
  }

  /** Where its results are. */
  Path out() {
    return directory.resolve("threadlab-out/example");
  }

  /** What it came to. */
  ThreadExperiment result() throws IOException {
    return result(out());
  }

  private static ThreadExperiment result(Path out) throws IOException {
    return new KubernetesSerialization()
        .unmarshal(Files.readString(out.resolve("experiment.yaml")), ThreadExperiment.class);
  }

  /** The CPUs of its first cell. */
  Cell.Cpus cpus() throws IOException {
    return requireNonNull(result().getStatus().cells().getFirst().cpus());
  }

  /** What its result warns of. */
  List<String> warnings() throws IOException {
    return result().getStatus().warnings().stream().map(Warning::message).toList();
  }

  static Progress progress(Path out) throws IOException {
    return requireNonNull(result(out).getStatus().progress());
  }

  /** The runs of its result. */
  List<Run> runs() throws IOException {
    return result().getStatus().runs();
  }

  /** Runs that the file on the disk says are done; 0 before there is one. */
  int done() throws IOException {
    return Files.exists(out().resolve("experiment.yaml")) ? progress(out()).succeeded() : 0;
  }

  /** Why a condition holds; {@code none} where it does not. */
  String reason(String condition) throws IOException {
    return result().getStatus().conditions().stream()
        .filter(each -> each.type().equals(condition) && each.status().equals("True"))
        .map(each -> String.valueOf(each.reason()))
        .findFirst()
        .orElse("none");
  }

  /** No control group and no process. */
  static void nothingIsLeftOf(ThreadlabProcess threadlab) throws IOException {
    assertThat(ControlGroupsHere.of(threadlab.pid())).isEmpty();
    assertThat(ControlGroupsHere.processesOf(threadlab.pid())).isEmpty();
  }
}
