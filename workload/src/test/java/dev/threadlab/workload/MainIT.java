package dev.threadlab.workload;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import dev.threadlab.report.Sha256;
import dev.threadlab.workload.Program.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path directory;
  private Program program = new Program(Path.of("."), List.of());

  @BeforeEach
  void program() {
    program = Program.java(directory);
  }

  @Test
  void aRunLeavesItsOutputAndAReportThatConforms() throws IOException, InterruptedException {
    Ended ended = run("--strategy Sequential --lines 20 --warmup 1 --measured 2");
    assertThat(ended.err()).isEmpty();
    assertThat(ended.exit()).isZero();
    JsonNode report = ended.report();
    assertConforms(report);
    assertThat(report.at("/task/lines").asInt()).isEqualTo(20);
    assertThat(report.at("/iterations")).hasSize(3);
    assertThat(report.at("/lines")).hasSize(20);
    assertThat(report.at("/integrity/lines").asInt()).isEqualTo(40);
    assertThat(report.at("/process/startupMicros").asLong()).isBetween(10_000L, 60_000_000L);
    assertThat(report.at("/iterations/2/counters").has("migrations")).isTrue();
    assertThat(report.at("/threads").findValuesAsText("state")).contains("R");
    assertThat(report.at("/hardware/logicalCpus").asInt()).isPositive();
    Path output = program.work().resolve("output");
    assertThat(report.at("/outputSha256").asText()).isEqualTo(Sha256.of(output));
    assertThat(Files.readString(output))
        .startsWith("current thread:<main tid ")
        .contains("\ncurrent pid:" + report.at("/process/pid").asLong() + "\ntotal threads:")
        .endsWith("\nwrite line20\n\n");
  }

  @Test
  void theTerminationLogSignsTheReport() throws IOException, InterruptedException {
    Ended ended =
        run("--strategy ThreadPerLine --synchronization Lock --lines 20 --warmup 0 --measured 3");
    byte[] message = Files.readAllBytes(program.terminationLog());
    assertThat(message).hasSizeLessThan(4096);
    JsonNode words = JSON.readTree(message);
    assertThat(words.get("version").asInt()).isEqualTo(1);
    assertThat(words.get("sha256").asText()).isEqualTo(ended.decoded().sha256());
    assertThat(words.get("durationMicros").asLong()).isPositive();
    assertThat(words.get("cpuMicros").asLong()).isPositive();
    assertThat(words.at("/integrity/records").asInt()).isEqualTo(60);
    assertThat(words.at("/integrity/lost").asInt()).isZero();
    assertConforms(ended.report());
    assertThat(ended.report().at("/lines").findValuesAsText("thread"))
        .contains("line-1", "line-20");
    assertThat(ended.report().at("/iterations/0/counters").has("migrations")).isFalse();
  }

  @Test
  void aFileIsCopiedWhateverItsBytes() throws IOException, InterruptedException {
    Path input = directory.resolve("given");
    Files.write(input, new byte[] {'a', '\r', '\n', (byte) 0xff, '\n', '\n', 'z'});
    Ended ended =
        run("--strategy Sequential --input " + input + " --warmup 0 --measured 1 --fsync --reopen");
    assertThat(ended.exit()).isZero();
    assertThat(ended.report().at("/task/lines").asInt()).isEqualTo(4);
    assertThat(ended.report().at("/lines").findValuesAsText("line"))
        .containsExactly("a\r", "\ufffd", "", "z");
    assertConforms(ended.report());
  }

  @Test
  void anExperimentOfTheLargestSizeHasAReportWithinBounds()
      throws IOException, InterruptedException {
    Ended ended = run("--strategy Sequential --lines 100000 --warmup 0 --measured 2");
    assertThat(ended.exit()).isZero();
    assertThat(ended.report().at("/lines")).hasSize(10_000);
    assertThat(ended.report().at("/linesOmitted").asInt()).isEqualTo(90_000);
    assertThat(ended.out()).hasSizeLessThan(4 << 20);
    assertConforms(ended.report());
  }

  @Test
  void aThreadForEachOfTooManyLinesIsRefused() throws IOException, InterruptedException {
    assertRefused(
        "--strategy ThreadPerLine --lines 4097",
        "ThreadPerLine takes at most 4096 lines, the input has 4097: give fewer, or say with --threads how many may be alive at once");
  }

  @Test
  void anUnknownOptionIsRefused() throws IOException, InterruptedException {
    assertRefused("--strategy Sequential --lines 2 --fast", "there is no option --fast");
  }

  @Test
  void anInputThatIsNotThereIsRefused() throws IOException, InterruptedException {
    Ended ended = run("--strategy Sequential --input /no/such/file");
    assertThat(ended.exit()).isEqualTo(64);
    assertThat(ended.err()).contains("/no/such/file cannot be read").hasLineCount(1);
  }

  @Test
  void anEmptyInputIsRefused() throws IOException, InterruptedException {
    Path empty = Files.createFile(directory.resolve("empty"));
    assertRefused("--strategy Sequential --input " + empty, "the input " + empty + " has no line");
  }

  @Test
  void anOutputThatCannotBeWrittenIsAnErrorInOneLine() throws IOException, InterruptedException {
    Ended ended = program.run("--strategy Sequential --lines 2 --dir /dev/null/here");
    assertThat(ended.exit()).isEqualTo(70);
    assertThat(ended.err())
        .startsWith("threadlab-workload: ")
        .contains("/dev/null")
        .hasLineCount(1);
    assertThat(ended.out()).isEmpty();
  }

  private Ended run(String arguments) throws IOException, InterruptedException {
    return program.run(arguments + " --dir " + program.work());
  }

  private void assertRefused(String arguments, String reason)
      throws IOException, InterruptedException {
    Ended ended = run(arguments);
    assertThat(ended.exit()).isEqualTo(64);
    assertThat(ended.err()).isEqualTo("threadlab-workload: " + reason + "\n");
    assertThat(ended.out()).isEmpty();
  }

  static void assertConforms(JsonNode report) throws IOException {
    String schema = Files.readString(Path.of("../docs/run-report.schema.json"));
    assertThat(
            JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(schema).validate(report))
        .isEmpty();
  }
}
