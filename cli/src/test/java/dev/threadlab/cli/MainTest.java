package dev.threadlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
  private static final String GOOD = "src/test/resources/admission/good/least.yaml";
  private static final String BAD = "src/test/resources/admission/bad/cpu-too-little.yaml";

  @TempDir private Path dir;

  @Test
  void helpNamesEveryCommandAndShowsExamples() {
    var help = Said.by("--help");
    assertThat(help.code()).isZero();
    assertThat(help.out())
        .contains(
            "run", "validate", "analyze", "top", "version", "generate-completion", "Examples:");
    for (String command : List.of("run", "validate", "analyze", "top")) {
      assertThat(Said.by(command, "--help").out()).contains("Examples:", "Exit codes:");
      assertThat(Said.by("help", command).out()).isEqualTo(Said.by(command, "--help").out());
    }
  }

  @Test
  void theVersionIsThatOfTheBuild() {
    assertThat(Said.by("version").out())
        .matches("(?s)threadlab \\d+\\.\\d+\\.\\d+\\S*\\Rjava 25.*");
    assertThat(Said.by("--version").out()).startsWith("threadlab ").doesNotContain("$");
  }

  @Test
  void completionKnowsCommandsAndOptions() {
    assertThat(Said.by("generate-completion").out())
        .contains("complete -F", "analyze", "--format", "table", "json");
  }

  @Test
  void wrongUsageIsTwo() {
    assertThat(Said.by()).extracting(Said::code, Said::out).containsExactly(2, "");
    assertThat(Said.by("nonsense").code()).isEqualTo(2);
    assertThat(Said.by("analyze", "output").err()).contains("--input");
    assertThat(Said.by("analyze", GOOD, "--input", GOOD, "--format", "xml").code()).isEqualTo(2);
    assertThat(Said.by("validate").code()).isEqualTo(2);
  }

  @Test
  void validateSaysWhatIsWrongAndWhere() {
    assertThat(Said.by("validate", GOOD)).isEqualTo(new Said(0, GOOD + ": valid\n", ""));
    assertThat(Said.by("validate", GOOD, BAD).code()).isEqualTo(1);
    assertThat(Said.by("validate", BAD).out())
        .isEqualTo(
            BAD
                + ":9: spec.profiles[0].cpu: cpu is a quantity from 10m (a hundredth of a CPU) to 1024, such as 500m or \"2\"\n");
  }

  @Test
  void aFileThatCannotBeReadIsTwoAndTheOthersAreStillChecked() {
    var said = Said.by("validate", "nowhere.yaml", BAD, "src");
    assertThat(said.code()).isEqualTo(2);
    assertThat(said.out()).contains("spec.profiles[0].cpu");
    assertThat(said.err())
        .contains("nowhere.yaml: cannot be read: there is no file nowhere.yaml")
        .contains("src: cannot be read: Is a directory");
  }

  @Test
  void anIntactOutputIsZero() throws IOException {
    var said = analyze("a\nb\n", "write a\n\nb\n\n", "table");
    assertThat(said.code()).isZero();
    assertThat(said.out()).contains("2 lines of input, 2 records").contains("Intact:");
  }

  @Test
  void everyFaultIsNamedInJson() throws IOException {
    var said =
        analyze(
            "a\nb\nc\nd \"ü\"\n", "write b\n\nwrite a\n\nwrite b\n\nwrite c\nwrite x\n", "json");
    assertThat(said.code()).isEqualTo(1);
    assertThat(said.out())
        .isEqualToIgnoringWhitespace(
            """
            {"lines": 4, "records": 4, "lost": ["c", "d \\"ü\\""], "duplicated": ["b"],
             "torn": ["x"], "outOfOrder": ["a"], "intact": false}
            """);
  }

  @Test
  void theTableShowsTheFirstLinesAndObeysNoEscape() throws IOException {
    var input = new StringBuilder("\u001b[31mred\n\n");
    for (int line = 1; line <= 20; line++) {
      input.append("line").append(line).append('\n');
    }
    var said = analyze(input.toString(), "write x\n", "table");
    assertThat(said.code()).isEqualTo(1);
    assertThat(said.out())
        .contains("lost                22", "\uFFFD[31mred", "(a blank line)", "line8\n")
        .contains("... and 12 more")
        .doesNotContain("line9", "\u001b")
        .endsWith("Not intact: the output is not the input.\n");
  }

  @Test
  void analyzeSaysWhichFileItCannotRead() throws IOException {
    Path there = Files.writeString(dir.resolve("there"), "a\n");
    assertThat(Said.by("analyze", there.toString(), "--input", "nowhere"))
        .isEqualTo(new Said(2, "", "analyze: there is no file nowhere\n"));
    assertThat(Said.by("analyze", "nowhere", "--input", there.toString()).err())
        .isEqualTo("analyze: there is no file nowhere\n");
    assertThat(Said.by("analyze", there.toString(), "--input", dir.toString()).code()).isEqualTo(2);
  }

  @Test
  void topSaysWhatIsNotThere() throws IOException {
    var nowhere = dir.resolve("nowhere");
    assertThat(Said.by("top", "example", "0", "--out", nowhere.toString()))
        .isEqualTo(new Said(2, "", "top: there is no file " + nowhere + "/experiment.yaml\n"));
    var _ = Files.copy(Path.of(GOOD), dir.resolve("experiment.yaml"));
    assertThat(Said.by("top", "example", "0", "--out", dir.toString()).err())
        .isEqualTo("top: the status of example has no run 0: it has none\n");
    assertThat(Said.by("top", "example", "0", "--out", "a", "-n", "b").code()).isEqualTo(2);
    assertThat(Said.by("top", "example").err()).contains("RUN");
  }

  private Said analyze(String input, String output, String format) throws IOException {
    Path in = Files.writeString(dir.resolve("input"), input);
    Path out = Files.writeString(dir.resolve("output"), output);
    return Said.by("analyze", out.toString(), "--input", in.toString(), "--format", format);
  }
}
