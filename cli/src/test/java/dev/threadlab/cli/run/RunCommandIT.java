package dev.threadlab.cli.run;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.threadlab.cli.local.ControlGroupsHere;
import dev.threadlab.crds.Cell;
import dev.threadlab.crds.Progress;
import dev.threadlab.crds.Run;
import dev.threadlab.crds.Run.Outcome;
import dev.threadlab.crds.ThreadExperiment;
import dev.threadlab.crds.ThreadExperimentStatus.Phase;
import dev.threadlab.crds.Warning;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code threadlab run} for real: the packaged workload in real control groups. */
@ExtendWith(ControlGroupsHere.class)
class RunCommandIT {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String BESIDE_TWO =
      "profiles: [{name: beside, cpu: 500m, memory: 256Mi, neighbours: {count: 2, cpu: 250m}}]";
  private static final String LONG_BESIDE_TWO =
      "%s\n  work: {sleepMicros: 100000}".formatted(BESIDE_TWO);

  private static final String RESIZED =
      """
      resize: InPlace
        work: {hashRounds: 20000}
        profiles:
        - {name: small, cpu: 200m, memory: 256Mi}
        - {name: large, cpu: '1', memory: 256Mi}
      """;

  @TempDir Path directory;

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
    var whole = ThreadlabProcess.home().resolve("deploy/examples/" + example + ".yaml");
    var file =
        Files.writeString(
            directory.resolve(example + ".yaml"),
            Files.readString(whole).replace("lines: 10000", "lines: 100"));
    var threadlab = ThreadlabProcess.run(directory, "run", file.toString(), "--rounds", "1");
    assertThat(threadlab.exitCode()).as(threadlab.err()).isZero();
    assertThat(threadlab.out())
        .startsWith("%s: Complete. All %d runs gave a report.".formatted(example, runs))
        .containsIgnoringWhitespaces("profile", "The least median time")
        .endsWith("Results: " + directory.resolve("threadlab-out/" + example) + "\n");
    assertThat(threadlab.out().lines())
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(160));
    nothingIsLeftOf(threadlab);
  }

  @Test
  void jsonIsOneDocumentWithDesignAndResult() throws Exception {
    var threadlab =
        run("profiles: [{name: 1cpu, cpu: '1', memory: 256Mi}]", "--format", "json", "--seed", "7");
    assertThat(threadlab.exitCode()).as(threadlab.err()).isZero();
    JsonNode object = new ObjectMapper().readTree(threadlab.out());
    assertThat(object.at("/kind").asText()).isEqualTo("ThreadExperiment");
    assertThat(object.at("/spec/seed").asLong()).isEqualTo(7);
    assertThat(object.at("/status/seed").asLong()).isEqualTo(7);
    assertThat(object.at("/status/enforcement").asText()).startsWith("Cgroup");
    assertThat(object.at("/status/environment/0/logicalCpus").asInt()).isPositive();
    assertThat(object.at("/status/runs/0/lines")).hasSize(20);
    assertThat(object.at("/status/cells/0/integrity/lost").asInt()).isZero();
    var out = directory.resolve("threadlab-out/example");
    assertThat(out.resolve(object.at("/status/runs/0/reportRef/key").asText())).exists();
    assertThat(Files.readString(out.resolve("outputs/1-1cpu-single/output")))
        .contains("write line20");
    assertThat(out.resolve("input")).hasContent(Files.readString(out.resolve("input")));
  }

  @Test
  void topShowsTheThreadsOfARun() throws Exception {
    var threadlab = run("profiles: [{name: 1cpu, cpu: '1', memory: 256Mi}]");
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
  void aSmallQuotaIsSeenToThrottle() throws Exception {
    var threadlab =
        run(
            """
            profiles: [{name: small, cpu: 200m, memory: 256Mi}]
              work: {hashRounds: 20000}\
            """);
    assertThat(threadlab.exitCode()).as(threadlab.err()).isZero();
    assertThat(result().getStatus().cells().getFirst().throttledPermille()).isPositive();
  }

  @Test
  void aPoolThatItsLimitCannotRunAtOnceIsWarnedOf() throws Exception {
    var threadlab =
        run(
            """
            profiles: [{name: small, cpu: 100m, memory: 256Mi}]
              work: {hashRounds: 5000}
              variants: [{name: pool, strategy: Pool, threads: 8, synchronization: Lock}]
            """);
    assertThat(threadlab.exitCode()).as(threadlab.err()).isZero();
    var cpus = cpus();
    assertThat(cpus).isEqualTo(new Cell.Cpus(100, 100L, cpus.allowed(), 1, null));
    assertThat(cpus.allowed()).isPositive();
    assertThat(warnings())
        .containsExactly(
            "pool on small has 8 threads that want a CPU at once, and a limit of 0.1 CPUs: all but 1 wait for their turn. Give it 1, or more CPUs.");
  }

  @Test
  void aCommandsThreadsThatItsLimitCannotRunAtOnceAreWarnedOf() throws Exception {
    var threadlab =
        run(
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
    assertThat(cpus().wanted()).isBetween(3, 8);
    assertThat(cpus().runtime()).as("nobody has asked it").isNull();
    assertThat(warnings()).singleElement().asString().contains("loops on small has ");
  }

  /** The kernel's kill for a process that takes too much, and Java's own end for a full heap. */
  @ParameterizedTest
  @CsvSource({
    "-Xms512m -XX:+AlwaysPreTouch, The kernel killed it at the limit of profile small",
    "-Xmx4m, Its Java runtime had no memory left"
  })
  void tooLittleMemoryIsAResult(String options, String message) throws Exception {
    var file = file("profiles: [{name: small, cpu: '1', memory: 96Mi}]\n  input: {lines: 100000}");
    var threadlab = ThreadlabProcess.start(homeWith(options), directory, "run", file.toString());
    assertThat(threadlab.exitCode()).as(threadlab.err()).isEqualTo(1);
    assertThat(runs()).extracting(Run::outcome).containsExactly(Run.Outcome.OutOfMemory);
    assertThat(runs().getFirst().message()).startsWith(message);
    assertThat(threadlab.out()).startsWith("example: Failed. None of 1 runs gave a report");
    nothingIsLeftOf(threadlab);
  }

  @Test
  void aRunThatHangsIsEndedAtItsTimeout() throws Exception {
    var threadlab =
        run(
            """
            profiles: [{name: 1cpu, cpu: '1', memory: 256Mi}]
              work: {sleepMicros: 60000000}
              runTimeoutSeconds: 2\
            """);
    assertThat(threadlab.exitCode()).as(threadlab.err()).isEqualTo(1);
    assertThat(runs()).extracting(Run::outcome).containsOnly(Run.Outcome.TimedOut);
    assertThat(threadlab.err()).contains("round 1, 1cpu, single: TimedOut.");
    nothingIsLeftOf(threadlab);
  }

  /** Held by a control group, and by nothing. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whateverACommandDoesItsRunEndsInTimeWithANamedOutcome(boolean unenforced) throws Exception {
    var threadlab =
        run(
            """
            profiles: [{name: 1cpu, cpu: '1', memory: 256Mi}]
              runTimeoutSeconds: 3
              variants:
                - name: deaf
                  command: [sh, -c, "trap '' TERM INT HUP; exec >&-; while :; do sleep 1; done"]
                - name: stopped
                  command: [sh, -c, 'kill -STOP $$']
                - name: family
                  command: [sh, -c, 'setsid sleep 1004 & (setsid sleep 1004 &) ; trap "" TERM; sleep 1004']
                - name: stopper
                  command: [sh, -c, '(setsid sleep 1004 &) ; kill -STOP $PPID; sleep 1004']
                - name: killer
                  command: [sh, -c, '(setsid sleep 1004 &) ; kill -KILL $PPID; sleep 1004']
                - name: orphans
                  command: [sh, -c, '(setsid sleep 1004 &) ; exit 0']
                - name: forger
                  command: [sh, -c, 'echo "threadlab-report/1 sha256 00" >> /proc/$PPID/fd/1']
                - name: mover
                  command: [sh, -c, 'mv "$THREADLAB_INPUT" "$THREADLAB_OUTPUT"']
                - name: good
                  command: [cp, $(THREADLAB_INPUT), $(THREADLAB_OUTPUT)]
            """,
            unenforced ? new String[] {"--unenforced"} : new String[0]);
    assertThat(threadlab.exitCode()).as(threadlab.err()).isZero();
    assertThat(runs())
        .extracting(Run::variant, Run::outcome)
        .containsExactlyInAnyOrder(
            tuple("deaf", Run.Outcome.TimedOut),
            tuple("stopped", Run.Outcome.TimedOut),
            tuple("family", Run.Outcome.TimedOut),
            tuple("stopper", Run.Outcome.TimedOut),
            tuple("killer", Run.Outcome.Crashed),
            tuple("orphans", Run.Outcome.Crashed),
            tuple("forger", Run.Outcome.ReportCorrupt),
            tuple("mover", Run.Outcome.Crashed),
            tuple("good", Run.Outcome.Reported));
    nothingIsLeftOf(threadlab);
  }

  @Test
  void atItsDeadlineItEndsWithWhatItHas() throws Exception {
    var threadlab =
        run(
            """
            profiles: [{name: 1cpu, cpu: '1', memory: 256Mi}]
              work: {sleepMicros: 60000000}
              deadlineSeconds: 3\
            """);
    assertThat(threadlab.exitCode()).as(threadlab.err()).isEqualTo(1);
    assertThat(reason("Failed")).isEqualTo("DeadlineExceeded");
    assertThat(runs()).isEmpty();
    nothingIsLeftOf(threadlab);
  }

  @Test
  void aSuspendedExperimentIsNotRun() throws Exception {
    var threadlab = run("profiles: [{name: 1cpu, cpu: '1', memory: 256Mi}]\n  suspend: true");
    assertThat(threadlab.exitCode()).as(threadlab.err()).isZero();
    assertThat(result().getStatus().phase()).isEqualTo(Phase.Suspended);
    assertThat(runs()).isEmpty();
  }

  @Test
  void neighboursUseTheirCpusBesideARunAndEndWithIt() throws Exception {
    var threadlab = startLong(LONG_BESIDE_TWO);
    await().atMost(PATIENCE).until(() -> workloadsOf(threadlab, "--measured").size() == 1);
    var neighbours = workloadsOf(threadlab, "--neighbour");
    assertThat(neighbours).as("the neighbours of a run that runs").hasSize(2);
    assertThat(neighbours).allSatisfy(each -> assertThat(cpuOf(each)).isPositive());
    threadlab.signal("INT");
    assertThat(threadlab.exitCode()).as(threadlab.err()).isEqualTo(130);
    assertThat(reason("Failed")).isEqualTo("Interrupted");
    nothingIsLeftOf(threadlab);
    assertThat(neighbours).noneMatch(ControlGroupsHere::isRunning);
  }

  @Test
  void neighboursOfAKilledEngineAreSweptByTheNext() throws Exception {
    var killed = startLong(LONG_BESIDE_TWO);
    await().atMost(PATIENCE).until(() -> workloadsOf(killed, "--measured").size() == 1);
    var neighbours = workloadsOf(killed, "--neighbour");
    assertThat(neighbours).hasSize(2);
    assertThat(killed.handle().destroyForcibly()).isTrue();
    assertThat(killed.exitCode()).isEqualTo(137);
    var next =
        ThreadlabProcess.run(
            directory, "run", file(BESIDE_TWO).toString(), "--rounds", "1", "--out", "next");
    assertThat(next.exitCode()).as(next.err()).isZero();
    assertThat(next.err()).contains("Removed what a killed run had left");
    assertThat(ControlGroupsHere.of(killed.pid())).isEmpty();
    assertThat(neighbours).noneMatch(ControlGroupsHere::isRunning);
    nothingIsLeftOf(next);
  }

  @Test
  void aCommandHasNeighboursTooAndSoHasARunThatIsEndedAtItsTime() throws Exception {
    var threadlab =
        run(
            BESIDE_TWO
                + """

                  runTimeoutSeconds: 8
                  variants:
                    - {name: mine, command: [cp, $(THREADLAB_INPUT), $(THREADLAB_OUTPUT)]}
                    - {name: slow, command: [sleep, "1004"]}\
                """);
    assertThat(threadlab.exitCode()).as(threadlab.err()).isZero();
    assertThat(runs())
        .extracting(Run::variant, Run::outcome)
        .containsExactlyInAnyOrder(
            tuple("mine", Run.Outcome.Reported), tuple("slow", Run.Outcome.TimedOut));
    nothingIsLeftOf(threadlab);
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

  @ParameterizedTest
  @ValueSource(strings = {"INT", "TERM"})
  void ctrlCKeepsWhatIsDone(String signal) throws Exception {
    var threadlab = startLong();
    await().atMost(PATIENCE).until(() -> done() >= 2);
    threadlab.signal(signal);
    assertThat(threadlab.exitCode()).as(threadlab.err()).isEqualTo(130);
    assertThat(reason("Failed")).isEqualTo("Interrupted");
    assertThat(runs()).hasSizeGreaterThanOrEqualTo(2).hasSizeLessThan(30);
    for (var run : runs()) {
      assertThat(out().resolve(requireNonNull(run.reportRef()).key())).exists();
    }
    assertThat(threadlab.err())
        .contains("Interrupted: the runs that had ended are kept in " + out());
    assertThat(threadlab.out()).contains("runs had ended when the experiment was interrupted");
    nothingIsLeftOf(threadlab);
  }

  @Test
  void afterAKillTheNextRunSweeps() throws Exception {
    var killed = startLong();
    await().atMost(PATIENCE).until(() -> done() >= 1);
    await().atMost(PATIENCE).until(() -> !ControlGroupsHere.of(killed.pid()).isEmpty());
    var children = killed.handle().descendants().toList();
    assertThat(killed.handle().destroyForcibly()).isTrue();
    assertThat(killed.exitCode()).isEqualTo(137);
    assertThat(done()).isPositive();

    var next =
        ThreadlabProcess.run(
            directory,
            "run",
            file("profiles: [{name: 1cpu, cpu: '1', memory: 256Mi}]").toString(),
            "--out",
            "next");
    assertThat(next.exitCode()).as(next.err()).isZero();
    assertThat(next.err()).contains("Removed what a killed run had left");
    assertThat(ControlGroupsHere.of(killed.pid())).isEmpty();
    assertThat(children).noneMatch(ControlGroupsHere::isRunning);
    assertThat(done()).as("what the killed one had kept").isPositive();
  }

  @Test
  void twoRunsBesideEachOtherDoNotMeet() throws Exception {
    var file = file("profiles: [{name: half, cpu: 500m, memory: 256Mi}]").toString();
    var one = ThreadlabProcess.start(directory, "run", file, "--rounds", "2", "--out", "one");
    var other = ThreadlabProcess.start(directory, "run", file, "--rounds", "2", "--out", "other");
    assertThat(one.exitCode()).as(one.err()).isZero();
    assertThat(other.exitCode()).as(other.err()).isZero();
    for (var out : List.of("one", "other")) {
      assertThat(progress(directory.resolve(out)).done()).isEqualTo("2/2");
    }
    nothingIsLeftOf(one);
    nothingIsLeftOf(other);
  }

  @Test
  void theSameDirectoryIsNotSharedAndAnEarlierResultNotLost() throws Exception {
    var first = startLong();
    await().atMost(PATIENCE).until(() -> done() >= 1);
    var second =
        ThreadlabProcess.run(
            directory, "run", file("profiles: [{name: 1cpu, cpu: '1', memory: 256Mi}]").toString());
    assertThat(second.exitCode()).isEqualTo(2);
    assertThat(second.err()).contains("another threadlab is writing to");
    first.signal("INT");
    assertThat(first.exitCode()).isEqualTo(130);

    var third =
        ThreadlabProcess.run(
            directory, "run", file("profiles: [{name: 1cpu, cpu: '1', memory: 256Mi}]").toString());
    assertThat(third.exitCode()).as(third.err()).isZero();
    assertThat(out().resolveSibling("example.1").resolve("experiment.yaml")).exists();
  }

  @Test
  void oneProcessGoesThroughTheSizesOfAnExperimentThatResizes() throws Exception {
    var threadlab = run(RESIZED, "--rounds", "2");
    assertThat(threadlab.exitCode()).as(threadlab.err()).isZero();
    assertThat(runs()).hasSize(4).extracting(Run::outcome).containsOnly(Outcome.Reported);
    assertThat(result().getStatus().cells())
        .extracting(cell -> requireNonNull(cell.cpus()).limitMillis())
        .containsExactly(200L, 1000L);
    var medians =
        result().getStatus().cells().stream()
            .map(cell -> requireNonNull(cell.durationMicros()).median())
            .toList();
    assertThat(medians.getFirst()).isGreaterThan(2 * medians.getLast());
    for (String run : List.of("1-small-single", "1-large-single")) {
      assertThat(Files.readString(out().resolve("outputs/" + run + "/output")))
          .contains("write line20");
    }
    nothingIsLeftOf(threadlab);
  }

  @Test
  void aSizeAtWhichAProcessEndsIsAResultAndTheOthersGetAnother() throws Exception {
    var threadlab =
        ThreadlabProcess.run(
            directory,
            "run",
            file(RESIZED.replace("hashRounds: 20000", "sleepMicros: 60000000")
                    + "  runTimeoutSeconds: 1")
                .toString());
    assertThat(threadlab.exitCode()).isEqualTo(1);
    assertThat(runs()).hasSize(2).extracting(Run::outcome).containsOnly(Outcome.TimedOut);
    nothingIsLeftOf(threadlab);
  }

  @Test
  void withoutLimitsNothingIsResized() throws Exception {
    var threadlab = run(RESIZED, "--unenforced");
    assertThat(threadlab.exitCode()).isEqualTo(2);
    assertThat(threadlab.err()).contains("resize: InPlace changes a CPU limit");
  }

  @Test
  void whatCannotBeEnforcedHereIsRefused() throws Exception {
    var threadlab = run("profiles: [{name: vast, cpu: '1000', memory: 256Mi}]");
    assertThat(threadlab.exitCode()).isEqualTo(2);
    assertThat(threadlab.err()).contains("profile vast asks for 1000 CPUs");
    assertThat(threadlab.out()).isEmpty();
    assertThat(out()).doesNotExist();
  }

  @Test
  void aConfigMapIsRefused() throws Exception {
    var threadlab =
        run(
            """
            profiles: [{name: 1cpu, cpu: '1', memory: 256Mi}]
              input: {configMap: {name: a, key: b}}\
            """);
    assertThat(threadlab.exitCode()).isEqualTo(2);
    assertThat(threadlab.err()).contains("input.configMap needs a cluster");
  }

  /** A checkout whose workload is the real one, started with other options as well. */
  private Path homeWith(String options) throws IOException {
    var real = ThreadlabProcess.home().resolve("workload/target/root");
    var java = directory.resolve("home/workload/target/root/opt/java/bin/java");
    var _ = Files.createDirectories(java.getParent());
    var _ =
        Files.writeString(
            java,
            "#!/bin/sh\ncd '%s' && exec opt/java/bin/java %s \"$@\"\n".formatted(real, options));
    assertThat(java.toFile().setExecutable(true)).isTrue();
    return directory.resolve("home");
  }

  private ThreadlabProcess startLong() throws IOException {
    return startLong("profiles: [{name: 1cpu, cpu: '1', memory: 256Mi}]");
  }

  private ThreadlabProcess startLong(String spec) throws IOException {
    var file = file(spec);
    return ThreadlabProcess.start(directory, "run", file.toString(), "--rounds", "30");
  }

  private ThreadlabProcess run(String spec, String... options) throws Exception {
    return ThreadlabProcess.run(
        directory,
        Stream.concat(Stream.of("run", file(spec).toString()), Stream.of(options))
            .toArray(String[]::new));
  }

  /** One variant and one round, unless the spec says otherwise. */
  private Path file(String spec) throws IOException {
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

  private Path out() {
    return directory.resolve("threadlab-out/example");
  }

  private ThreadExperiment result() throws IOException {
    return result(out());
  }

  private static ThreadExperiment result(Path out) throws IOException {
    return new KubernetesSerialization()
        .unmarshal(Files.readString(out.resolve("experiment.yaml")), ThreadExperiment.class);
  }

  private Cell.Cpus cpus() throws IOException {
    return requireNonNull(result().getStatus().cells().getFirst().cpus());
  }

  private List<String> warnings() throws IOException {
    return result().getStatus().warnings().stream().map(Warning::message).toList();
  }

  private static Progress progress(Path out) throws IOException {
    return requireNonNull(result(out).getStatus().progress());
  }

  private List<Run> runs() throws IOException {
    return result().getStatus().runs();
  }

  /** Runs that the file on the disk says are done; 0 before there is one. */
  private int done() throws IOException {
    return Files.exists(out().resolve("experiment.yaml")) ? progress(out()).succeeded() : 0;
  }

  private String reason(String condition) throws IOException {
    return result().getStatus().conditions().stream()
        .filter(each -> each.type().equals(condition) && each.status().equals("True"))
        .map(each -> String.valueOf(each.reason()))
        .findFirst()
        .orElse("none");
  }

  private static void nothingIsLeftOf(ThreadlabProcess threadlab) throws IOException {
    assertThat(ControlGroupsHere.of(threadlab.pid())).isEmpty();
    assertThat(ControlGroupsHere.processesOf(threadlab.pid())).isEmpty();
  }
}
