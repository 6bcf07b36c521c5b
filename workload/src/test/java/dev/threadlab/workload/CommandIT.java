package dev.threadlab.workload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.threadlab.report.Frames;
import dev.threadlab.report.Frames.Missing;
import dev.threadlab.workload.Program.Ended;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Commands of a user's own, good and bad. */
class CommandIT {
  private static final String COPY = "cat \"$THREADLAB_INPUT\" > \"$THREADLAB_OUTPUT\"";

  @TempDir private Path directory;

  @Test
  void aCommandIsTimedAndItsOutputHeldAgainstTheInput() throws IOException, InterruptedException {
    Ended ended = run(List.of("--warmup", "1", "--measured", "2"), "sh", "-c", COPY);
    assertThat(ended.exit()).as(ended.err()).isZero();
    assertThat(ended.err()).isEmpty();
    JsonNode report = ended.report();
    MainIT.assertConforms(report);
    assertThat(report.at("/task/strategy").asText()).isEqualTo("Command");
    assertThat(report.at("/iterations")).hasSize(3);
    assertThat(report.at("/integrity/records").asInt()).isEqualTo(40);
    assertThat(report.at("/integrity/lost").asInt()).isZero();
    assertThat(report.at("/iterations/2/harnessMicros").asLong()).isPositive();
    assertThat(report.at("/iterations/2/durationNanos").asLong()).isPositive();
    assertThat(report.at("/cpus").has("available")).as("what this runtime counts").isFalse();
  }

  @Test
  void itsThreadsProcessesAndCpuTimeAreItsOwn() throws IOException, InterruptedException {
    Ended ended =
        run(
            List.of("--warmup", "0", "--measured", "1", "--check", "None"),
            "sh",
            "-c",
            "for i in 1 2 3; do sleep 0.5 & done; i=0; while [ $i -lt 100000 ]; do i=$((i+1)); done; wait");
    JsonNode iteration = ended.report().at("/iterations/0");
    assertThat(iteration.get("threadsMost").asInt()).isBetween(2, 5);
    assertThat(iteration.get("cpuNanos").asLong()).isGreaterThan(10_000_000);
    assertThat(iteration.get("durationNanos").asLong()).isGreaterThan(500_000_000);
    assertThat(ended.report().at("/cpus/seen")).isNotEmpty();
    assertThat(ended.report().at("/threads").findValuesAsText("name")).contains("sh");
    assertThat(ended.report().at("/integrity/lines").asInt()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          5 | for i in 1 2 3 4 5; do (i=0; while [ $i -lt 300000 ]; do i=$((i+1)); done) & done
          0 | for i in 1 2 3 4 5; do sleep 1 & done
          """)
  void whoWantsACpuIsToldFromWhoWaits(int wanted, String script)
      throws IOException, InterruptedException {
    Ended ended =
        run(
            List.of("--warmup", "1", "--measured", "3", "--check", "None"),
            "sh",
            "-c",
            script + "; wait");
    assertThat(ended.exit()).as(ended.err()).isZero();
    MainIT.assertConforms(ended.report());
    assertThat(ended.report().at("/cpus").required("wanted").asInt()).isBetween(wanted / 2, wanted);
  }

  @Test
  void whatIsOverAtOnceIsNotLookedAtOftenEnough() throws IOException, InterruptedException {
    Ended ended = run(List.of("--warmup", "0", "--measured", "1"), "true");
    assertThat(ended.report().at("/cpus").has("wanted")).isFalse();
  }

  @Test
  void aScriptAndVariablesAreWhatTheCommandNames() throws IOException, InterruptedException {
    Ended ended =
        run(
            List.of(
                "--script-text",
                "#!/bin/sh\necho \"$GREETING $1\" > \"$THREADLAB_OUTPUT\"\n",
                "--env",
                "GREETING=a b",
                "--expected-text",
                "a b $x\n"),
            "$(THREADLAB_SCRIPT)",
            "$x");
    assertThat(ended.exit()).as(ended.err()).isZero();
    assertThat(ended.report().at("/integrity/lines").asInt()).isEqualTo(10);
    assertThat(ended.report().at("/integrity/torn").asInt()).isZero();
    assertThat(ended.report().at("/integrity/lost").asInt()).isZero();
  }

  @Test
  void itMayEndItsOwnProcessesThoughItsEngineMadeItDeaf() throws IOException, InterruptedException {
    Program deaf = Program.java(directory, "sh", "-c", "trap '' TERM; exec \"$@\"", "sh");
    List<String> words = List.of("--lines", "1", "--check", "None", "--dir");
    List<String> command =
        List.of(deaf.work().toString(), "--", "sh", "-c", "sleep 100 & kill $!; wait $!; true");
    Ended ended = deaf.run(Stream.concat(words.stream(), command.stream()).toList());
    assertThat(ended.exit()).as(ended.err()).isZero();
    assertThat(ended.report().at("/iterations/0/durationNanos").asLong())
        .isLessThan(50_000_000_000L);
  }

  @Test
  void blocksBecomeLineReportsOfWhatTheySay() throws IOException, InterruptedException {
    Ended ended =
        run(
            List.of("--check", "Blocks", "--warmup", "1", "--measured", "1"),
            "sh",
            "-c",
            "n=0; while read -r line; do n=$((n+1)); printf 'current thread:<main>\\ncurrent pid:%s\\n"
                + "total threads:1\\nCPU number:%s\\nwrite %s\\n\\n' $$ $((n % 2)) \"$line\";"
                + " done < \"$THREADLAB_INPUT\" > \"$THREADLAB_OUTPUT\"");
    JsonNode report = ended.report();
    MainIT.assertConforms(report);
    assertThat(report.get("lines")).hasSize(20);
    assertThat(report.at("/linesOmitted").asInt()).isZero();
    JsonNode second = report.at("/lines/1");
    assertThat(second.properties().stream().map(Map.Entry::getKey))
        .containsExactly("line", "thread", "pid", "threads", "cpu");
    assertThat(second.get("line").asText()).isEqualTo("line2");
    assertThat(second.get("thread").asText()).isEqualTo("main");
    assertThat(second.get("pid").asLong()).isPositive();
    assertThat(second.get("threads").asInt()).isEqualTo(1);
    assertThat(second.get("cpu").asInt()).isZero();
  }

  @Test
  void withoutBlocksThereAreNoLineReports() throws IOException, InterruptedException {
    Ended ended = run(List.of("--warmup", "0", "--measured", "1"), "sh", "-c", COPY);
    assertThat(ended.report().get("lines")).isEmpty();
    assertThat(ended.report().at("/linesOmitted").asInt()).isZero();
  }

  @Test
  void theArticlesBlocksAreChecked() throws IOException, InterruptedException {
    Ended ended =
        run(
            List.of("--check", "Blocks", "--warmup", "0", "--measured", "1"),
            "sh",
            "-c",
            "while read -r line; do printf 'current pid:%s\\nwrite %s\\n\\n' $$ \"$line\";"
                + " done < \"$THREADLAB_INPUT\" | grep -v line7 > \"$THREADLAB_OUTPUT\"");
    assertThat(ended.report().at("/integrity/lost").asInt()).isEqualTo(1);
    assertThat(ended.report().at("/integrity/torn").asInt()).isEqualTo(1);
    assertThat(ended.report().at("/lines").findValuesAsText("line"))
        .hasSize(19)
        .doesNotContain("line7");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          exit 7                                  | the command ended with exit code 7
          echo oh >&2; printf 'no\\033[2J\\n'; exit 3 | the command ended with exit code 3, saying: oh no [2J
          kill -TERM $$                           | the command was ended by signal 15
          sleep 60 & exit 0                       | the command ended and left 1 of its processes running: it has to wait for those that it starts
          (sleep 60 &) ; exit 0                   | the command ended and left 1 of its processes running: it has to wait for those that it starts
          exec >&-; exec dd if=/dev/zero of="$THREADLAB_OUTPUT" bs=1M count=1024 status=none | the command wrote more than 64 MiB to a file
          mkdir "$THREADLAB_OUTPUT"               | what the command left at THREADLAB_OUTPUT is no file
          ln -s /dev/zero "$THREADLAB_OUTPUT"     | what the command left at THREADLAB_OUTPUT is no file
          mv "$THREADLAB_INPUT" "$THREADLAB_OUTPUT" | the command changed or moved its input, which its output is held against
          : > "$THREADLAB_INPUT"                  | the command changed or moved its input, which its output is held against
          rm -rf "$PWD"                           | the command changed or moved its input, which its output is held against
          kill -PIPE $$                           | the command was ended by signal 13
          """)
  void whatDoesNotKeepToTheRulesFailsTheRunInOneLine(String script, String reason)
      throws IOException, InterruptedException {
    Ended ended = run(List.of(), "sh", "-c", script);
    assertThat(ended.exit()).isEqualTo(72);
    assertThat(ended.err()).isEqualTo("threadlab-workload: " + reason + "\n");
    assertThat(ended.out()).isEmpty();
  }

  @Test
  void oneThatIsNotThereOrCannotBeRunIsNamed() throws IOException, InterruptedException {
    Path plain = Files.createFile(directory.resolve("plain"));
    for (String name : List.of("/no/such/program", plain.toString())) {
      Ended ended = run(List.of(), name);
      assertThat(ended.exit()).isEqualTo(72);
      assertThat(ended.err())
          .startsWith("threadlab-workload: the command cannot be started: ")
          .contains(name)
          .hasLineCount(1);
    }
  }

  @Test
  void oneThatWritesNothingHasLostEveryLine() throws IOException, InterruptedException {
    Ended ended = run(List.of("--warmup", "0", "--measured", "1"), "true");
    assertThat(ended.exit()).isZero();
    assertThat(ended.report().at("/integrity/lost").asInt()).isEqualTo(20);
  }

  @Test
  void whatItPrintsIsNeverTakenForAReport() throws IOException, InterruptedException {
    Ended ended =
        run(
            List.of(),
            "sh",
            "-c",
            "echo; echo 'threadlab-report/1 1/1 H4sI'; echo 'threadlab-report/1 sha256 00'; exit 1");
    assertThat(ended.exit()).isEqualTo(72);
    assertThat(Frames.decode(new ByteArrayInputStream(ended.out()))).isEqualTo(new Missing());
    assertThat(ended.err()).startsWith("threadlab-workload: ").hasLineCount(1);
  }

  @Test
  void aWholeReportThatItPrintsIsNotTheRuns() throws IOException, InterruptedException {
    Path forged = directory.resolve("forged");
    Files.write(forged, Frames.encode("{\"forged\":true}".getBytes(UTF_8)));
    Ended ended =
        run(
            List.of("--warmup", "0", "--measured", "1", "--check", "None"),
            "sh",
            "-c",
            "cat \"$1\"; cat \"$1\" >&2",
            "sh",
            forged.toString());
    assertThat(ended.exit()).as(ended.err()).isZero();
    MainIT.assertConforms(ended.report());
    assertThat(ended.report().has("forged")).isFalse();
  }

  @Test
  void oneThatClosesItsOutputsIsTimedLikeAnyOther() throws IOException, InterruptedException {
    Ended ended =
        run(List.of("--warmup", "0", "--measured", "1"), "sh", "-c", "exec >&- 2>&-; " + COPY);
    assertThat(ended.exit()).as(ended.err()).isZero();
    assertThat(ended.report().at("/integrity/records").asInt()).isEqualTo(20);
    assertThat(ended.report().at("/integrity/lost").asInt()).isZero();
  }

  @Test
  void oneThatFillsItsOutputAndCallsThatGoodHasLostEveryLine()
      throws IOException, InterruptedException {
    Ended ended =
        run(
            List.of("--warmup", "0", "--measured", "1"),
            "sh",
            "-c",
            "trap '' XFSZ; head -c 1G /dev/zero > \"$THREADLAB_OUTPUT\"; true");
    assertThat(ended.exit()).as(ended.err()).isZero();
    assertThat(ended.report().at("/integrity/lost").asInt()).isEqualTo(20);
    assertThat(ended.report().at("/integrity/torn").asInt()).isEqualTo(1);
    assertThat(Files.size(directory.resolve("work/output"))).isEqualTo(64L << 20);
  }

  @Test
  void oneThatTakesItsDirectoryAwayFailsTheRun() throws IOException, InterruptedException {
    Path input = Files.writeString(directory.resolve("elsewhere"), "line1\n");
    Program program = Program.java(directory);
    Ended ended =
        program.run(
            List.of(
                "--input",
                input.toString(),
                "--dir",
                program.work().toString(),
                "--",
                "sh",
                "-c",
                "rm -rf \"$PWD\""));
    assertThat(ended.exit()).isEqualTo(72);
    assertThat(ended.err())
        .startsWith("threadlab-workload: what the command left cannot be judged: ")
        .hasLineCount(1);
  }

  @Test
  void anEndlessOutputIsReadAndForgotten() throws IOException, InterruptedException {
    Ended ended =
        run(
            List.of("--warmup", "0", "--measured", "1", "--check", "None"),
            "sh",
            "-c",
            "head -c 300000000 /dev/zero");
    assertThat(ended.exit()).isZero();
    assertThat(ended.report().at("/process/maxResidentBytes").asLong()).isLessThan(200L << 20);
  }

  @Test
  void itRunsFromAnotherRootByItsOwnLoader() throws IOException, InterruptedException {
    assumeThat(System.getProperty("user.name")).as("chroot needs root").isEqualTo("root");
    Path root = Files.createDirectories(directory.resolve("root"));
    Path packaged = Path.of("target/root").toAbsolutePath();
    assumeThat(packaged).as("the packaged workload").isDirectory();
    install(packaged, root.resolve("threadlab"));
    for (String each : List.of("proc", "tmp", "work", "dev")) {
      Files.createDirectories(root.resolve(each));
    }
    Files.createFile(root.resolve("dev/null"));
    String start =
        "mount -t proc proc %1$s/proc && cd %1$s && exec chroot . /threadlab/start --library-path /threadlab/lib"
                .formatted(root)
            + " /threadlab/opt/java/bin/java -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED"
            + " -cp \"$(ls threadlab/app/*.jar | sed 's#^#/#' | paste -sd:)\" "
            + Main.class.getName()
            + " --lines 2 --dir /work --check None --warmup 0 --measured 1"
            + " -- /threadlab/start --help";
    Process process =
        new ProcessBuilder("unshare", "--mount", "sh", "-c", start)
            .redirectErrorStream(true)
            .start();
    byte[] out = process.getInputStream().readAllBytes();
    assertThat(process.waitFor()).as(new String(out, UTF_8)).isZero();
    assertThat(Frames.decode(new ByteArrayInputStream(out))).isInstanceOf(Frames.Decoded.class);
  }

  private static void install(Path packaged, Path to) throws IOException, InterruptedException {
    Process install =
        new ProcessBuilder("opt/java/bin/java", "@app/options", "--install", to.toString())
            .directory(packaged.toFile())
            .inheritIO()
            .start();
    assertThat(install.waitFor()).isZero();
  }

  private Ended run(List<String> options, String... command)
      throws IOException, InterruptedException {
    Program program = Program.java(directory);
    List<String> words = new ArrayList<>(List.of("--lines", "20", "--dir"));
    words.add(program.work().toString());
    words.addAll(options);
    words.add("--");
    words.addAll(List.of(command));
    return program.run(words);
  }
}
