package dev.threadlab.cli.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.threadlab.cli.local.RefusedException;
import dev.threadlab.experiment.plan.PlannedRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultDirectoryTest {
  @TempDir Path directory;

  @Test
  void anEarlierResultIsMovedAside() throws Exception {
    for (var content : new String[] {"first", "second", "third"}) {
      try (var results = open()) {
        results.writeExperiment(content.getBytes(UTF_8));
      }
    }
    assertThat(out().resolve("experiment.yaml")).hasContent("third");
    assertThat(directory.resolve("out.1/experiment.yaml")).hasContent("first");
    assertThat(directory.resolve("out.2/experiment.yaml")).hasContent("second");
  }

  @Test
  void whereItWentIsTold() throws Exception {
    try (var results = open()) {
      assertThat(results.earlier()).isEmpty();
      results.writeExperiment(new byte[0]);
    }
    try (var results = open()) {
      assertThat(results.earlier()).contains(directory.resolve("out.1"));
    }
  }

  @Test
  void aDirectoryWithSomethingElseInItIsRefused() throws Exception {
    var _ = Files.createDirectories(out());
    var precious = Files.writeString(out().resolve("precious"), "mine");
    assertThatThrownBy(this::open)
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("--out");
    assertThat(precious).hasContent("mine");
  }

  @Test
  void twoEnginesCannotHaveTheSameDirectory() throws Exception {
    try (var first = open()) {
      first.writeExperiment(new byte[0]);
      assertThatThrownBy(this::open)
          .isInstanceOf(RefusedException.class)
          .hasMessageContaining("another threadlab");
      assertThat(directory.resolve("out.1")).doesNotExist();
    }
    open().close();
  }

  @Test
  void reportsAreCompressed() throws Exception {
    try (var results = open()) {
      results.writeReport(ResultDirectory.reportPath("run-0-1.json.gz"), "{}".getBytes(UTF_8));
    }
    try (var report =
        new GZIPInputStream(
            Files.newInputStream(out().resolve("reports").resolve("run-0-1.json.gz")))) {
      assertThat(report).hasContent("{}");
    }
  }

  @Test
  void aRunThatDoesNotCountLeavesNothing() throws Exception {
    var run = new PlannedRun(4, 2, "1cpu", "threads");
    try (var results = open()) {
      var itsOwn = results.newRunDirectory(run);
      assertThat(itsOwn).isEqualTo(out().resolve("outputs/2-1cpu-threads"));
      var _ = Files.writeString(itsOwn.resolve("output"), "half");
      results.forget(run);
      assertThat(itsOwn).doesNotExist();
    }
  }

  @Test
  void nothingUnfinishedIsLeft() throws Exception {
    try (var results = open()) {
      results.writeExperiment("a".getBytes(UTF_8));
      results.writeExperiment("b".getBytes(UTF_8));
      var input = results.writeInput("line1\n".getBytes(UTF_8));
      assertThat(input).hasContent("line1");
    }
    try (var files = Files.list(out())) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(".lock", "experiment.yaml", "input");
    }
  }

  private ResultDirectory open() throws RefusedException, IOException {
    return ResultDirectory.open(out());
  }

  private Path out() {
    return directory.resolve("out");
  }
}
