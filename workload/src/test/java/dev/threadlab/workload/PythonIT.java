package dev.threadlab.workload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.threadlab.integrity.Integrity;
import dev.threadlab.integrity.OutputCheck;
import dev.threadlab.workload.Program.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The workload in Python, held to the Java one's contract. Run by the interpreters that the system
 * property {@code threadlab.pythons} names, with commas between them; without it, by those of
 * Debian's {@code python3} and {@code python3.9} to {@code python3.14} in PATH that are there.
 */
class PythonIT {
  private static final Path PROGRAM = Path.of("python/threadlab_workload.py").toAbsolutePath();

  @TempDir private Path directory;

  static Stream<Arguments> everySafeWayInEveryVersion() {
    return interpreters()
        .flatMap(python ->
            Stream.of(
                    "Sequential",
                    "Sequential --reopen --reread-input --fsync",
                    "ThreadPerLine --threads 1",
                    "ThreadPerLine --synchronization Lock --sleep-micros 300",
                    "ThreadPerLine --synchronization Lock --threads 5 --reopen",
                    "Pool --threads 4 --synchronization Lock --hash-rounds 10",
                    "Processes --threads 3 --synchronization Lock --sleep-micros 300",
                    "Processes --threads 3 --synchronization Lock --reopen")
                .map(way -> Arguments.of(python, way)));
  }

  /** Each by its version; the name says so where there is no other to try. */
  static Stream<Named<String>> interpreters() {
    var found = new LinkedHashMap<String, String>();
    named().forEach(python -> found.putIfAbsent(version(python), python));
    found.remove("");
    String alone = found.size() == 1 ? ", the only one here" : "";
    return found.entrySet().stream().map(each -> Named.of(each.getKey() + alone, each.getValue()));
  }

  private static List<String> named() {
    String property = System.getProperty("threadlab.pythons", "");
    return property.isEmpty()
        ? Stream.concat(
                Stream.of("/usr/bin/python3"),
                IntStream.rangeClosed(9, 14).mapToObj(minor -> "python3." + minor))
            .toList()
        : List.of(property.split(",", -1));
  }

  /** Empty if it cannot be run: a name in PATH may stand for a version that is not installed. */
  private static String version(String python) {
    try {
      Process process = new ProcessBuilder(python, "--version").start();
      String version = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
      return process.waitFor() == 0 ? version : "";
    } catch (IOException notThere) {
      return "";
    } catch (InterruptedException stop) {
      throw new IllegalStateException(stop);
    }
  }

  @Test
  void itIsWrittenInTheGrammarOfTheOldestVersion() throws IOException, InterruptedException {
    Process check =
        new ProcessBuilder(
                "python3",
                "-c",
                "import ast, sys; ast.parse(open(sys.argv[1]).read(), feature_version=(3, 9))",
                PROGRAM.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(check.getInputStream().readAllBytes(), UTF_8);
    assertThat(check.waitFor()).as(said).isZero();
  }

  @ParameterizedTest
  @MethodSource("everySafeWayInEveryVersion")
  void theOutputIsTheInputAndTheReportConforms(String python, String way)
      throws IOException, InterruptedException {
    Ended ended = run(python, "--strategy " + way + " --lines 120 --warmup 1 --measured 2");
    assertThat(ended.exit()).as(ended.err()).isZero();
    assertThat(ended.err()).isEmpty();
    JsonNode report = ended.report();
    MainIT.assertConforms(report);
    assertThat(report.get("lines")).hasSize(120);
    assertThat(report.at("/process/runtime").asText()).startsWith("CPython 3.");
    assertThat(report.at("/process/gil").asBoolean()).isTrue();
    assertThat(report.at("/process/switchIntervalMicros").asInt()).isEqualTo(5000);
    assertThat(compared().intact()).isTrue();
    assertThat(report.at("/integrity/records").asInt()).isEqualTo(240);
    assertThat(Files.readString(program(python).terminationLog()))
        .contains(ended.decoded().sha256());
  }

  @ParameterizedTest
  @MethodSource("interpreters")
  void itsBlocksAreTheArticles(String python) throws IOException, InterruptedException {
    run(python, "--strategy Sequential --lines 1 --warmup 0 --measured 1");
    assertThat(Files.readString(work().resolve("output")))
        .matches(
            """
            current thread:<_MainThread\\(MainThread, started \\d+\\)>
            current pid:\\d+
            total threads:\\d+
            CPU number:\\d+
            write line1

            """);
  }

  @ParameterizedTest
  @CsvSource({
    "ThreadPerLine --lines 1000 --sleep-micros 50",
    "Pool --threads 10 --lines 1000 --reopen --reread-input",
    "Processes --threads 3 --lines 20000"
  })
  void withoutALockItReallyRacesAndItsCountsAreTheCheckers(String way)
      throws IOException, InterruptedException {
    assumeThat(Runtime.getRuntime().availableProcessors()).as("CPUs").isGreaterThan(1);
    Ended ended = run("python3", "--strategy " + way + " --warmup 0 --measured 3");
    JsonNode report = ended.report();
    assertThat(sum(report.get("integrity"))).as("%s", report.get("integrity")).isPositive();
    Integrity last = compared();
    JsonNode told = report.at("/iterations/2/integrity");
    assertThat(
            List.of(last.records(), last.lost(), last.duplicated(), last.torn(), last.outOfOrder()))
        .containsExactly(
            told.get("records").asLong(),
            told.get("lost").asLong(),
            told.get("duplicated").asLong(),
            told.get("torn").asLong(),
            told.get("outOfOrder").asLong());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --strategy VirtualThreads --lines 2    | --strategy is one of Sequential, ThreadPerLine, Pool, Processes, not VirtualThreads
          --strategy Sequential --lines 0        | --lines takes a whole number from 1 to 100000, not 0
          --strategy Pool --lines 2              | --threads is missing
          --strategy Sequential --lines 2 --fast | there is no option --fast
          --strategy ThreadPerLine --lines 4097  | ThreadPerLine takes at most 4096 lines, the input has 4097: give fewer, or say with --threads how many may be alive at once
          """)
  void whatIsWrongIsRefusedInOneLine(String arguments, String reason)
      throws IOException, InterruptedException {
    Ended ended = run("python3", arguments);
    assertThat(ended.exit()).isEqualTo(64);
    assertThat(ended.err()).isEqualTo("threadlab-workload: " + reason + "\n");
    assertThat(ended.out()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("interpreters")
  void theCpusThatItCountsAreThoseOfTheProcessNotOfTheMachine(String python)
      throws IOException, InterruptedException {
    Program confined =
        new Program(directory, List.of("taskset", "--cpu-list", "0", python, PROGRAM.toString()));
    JsonNode cpus =
        confined
            .run("--strategy Sequential --lines 2 --warmup 0 --measured 1 --dir " + work())
            .report()
            .get("cpus");
    assertThat(cpus.get("available").asInt()).isEqualTo(1);
    assertThat(cpus.get("allowed").asText()).isEqualTo("0");
  }

  @Test
  void eachLineNamesItsProcess() throws IOException, InterruptedException {
    JsonNode report =
        run(
                "python3",
                "--strategy Processes --threads 2 --synchronization Lock --lines 100 --sleep-micros 500"
                    + " --warmup 0 --measured 1")
            .report();
    assertThat(report.findValues("pid").stream().map(JsonNode::asLong).distinct()).hasSize(3);
  }

  private static long sum(JsonNode integrity) {
    return Stream.of("lost", "duplicated", "torn", "outOfOrder")
        .mapToLong(fault -> integrity.get(fault).asLong())
        .sum();
  }

  private Integrity compared() throws IOException {
    return OutputCheck.compare(work().resolve("input"), work().resolve("output"));
  }

  private Ended run(String python, String arguments) throws IOException, InterruptedException {
    return program(python).run(arguments + " --dir " + work());
  }

  private Path work() {
    return directory.resolve("work");
  }

  private Program program(String python) {
    return new Program(directory, List.of(python, PROGRAM.toString()));
  }
}
