package dev.threadlab.cli.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.threadlab.crds.ThreadExperimentStatus.Enforcement;
import dev.threadlab.report.Frames;
import dev.threadlab.report.Frames.Decoded;
import dev.threadlab.report.Frames.Missing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Real processes in real control groups; a script stands where the workload's Java would. */
@Isolated("asserts that this process has no children")
@ExtendWith(ControlGroupsHere.class)
class LocalEngineIT {
  private static final Limits SMALL = new Limits("small", 200, 64L << 20);
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final List<String> BUSILY = List.of("busy");

  /** Uses a CPU for a while, then tells how often its group was stopped for it. */
  private static final String BUSY =
      """
      i=0; while [ $i -lt 200000 ]; do i=$((i+1)); done
      cpu=$(sed -n 's/^[0-9]*:\\(cpu\\|cpu,cpuacct\\|\\):\\(.*threadlab.*\\)/\\2/p' /proc/self/cgroup | head -1)
      for top in /sys/fs/cgroup/cpu /sys/fs/cgroup/cpu,cpuacct /sys/fs/cgroup; do
        if [ -f "$top$cpu/cpu.stat" ]; then grep nr_throttled "$top$cpu/cpu.stat" >&2; break; fi
      done\
      """;

  private final Interruption interruption = new Interruption();

  @TempDir Path root;

  @BeforeEach
  void make() throws IOException {
    var _ = Files.createDirectories(root.resolve("opt/java/bin"));
    program("exit 0");
  }

  @AfterEach
  void nothingIsLeftBehind() throws IOException {
    assertThat(ControlGroupsHere.of(ProcessHandle.current().pid())).isEmpty();
    assertThat(ProcessHandle.current().children()).isEmpty();
  }

  @Test
  void theProgramStartsInsideItsLimits() throws Exception {
    program("cat /proc/self/cgroup >&2");
    assertThat(run(LONG).lastWords()).contains("threadlab-" + ProcessHandle.current().pid());
  }

  @Test
  void itIsToldItsArguments() throws Exception {
    program("shift; echo \"$# <$1> <$2>\" >&2");
    try (var engine = engine();
        var child = engine.start(SMALL, Program.java(), List.of("one two", "*"), interruption)) {
      assertThat(child.end(LONG).lastWords()).isEqualTo("2 <one two> <*>");
    }
  }

  @Test
  void itsExitCodeIsTold() throws Exception {
    program("echo why >&2; exit 71");
    var exit = run(LONG);
    assertThat(exit.code()).isEqualTo(71);
    assertThat(exit.lastWords()).isEqualTo("why");
    assertThat(exit.timedOut()).isFalse();
    assertThat(exit.killedForMemory()).isFalse();
  }

  @Test
  void itsReportIsReadBetweenOtherLines() throws Exception {
    var frames =
        new String(Frames.encode("{}".getBytes(StandardCharsets.UTF_8)), StandardCharsets.US_ASCII);
    var _ = Files.writeString(root.resolve("frames"), frames);
    program("echo hello; cat frames; echo bye");
    assertThat(run(LONG).report()).isInstanceOf(Decoded.class);
  }

  @Test
  void beyondItsMemoryItIsKilled() throws Exception {
    program("exec tail /dev/zero");
    var exit = run(LONG);
    assertThat(exit.code()).isEqualTo(137);
    assertThat(exit.killedForMemory()).isTrue();
  }

  @Test
  void beyondItsTimeItIsKilledWithAllThatItStarted() throws Exception {
    program("sleep 1001 & sleep 1001 & sleep 1001");
    var exit = run(Duration.ofMillis(300));
    assertThat(exit.timedOut()).isTrue();
    assertThat(exit.code()).isEqualTo(137);
  }

  @Test
  void whatItStartedEndsWithIt() throws Exception {
    program("sleep 1002 & exit 0");
    var exit = run(LONG);
    assertThat(exit.code()).isZero();
    assertThat(exit.wall()).isLessThan(LONG);
  }

  @Test
  void oneThatPrintsForEverIsEndedAtItsTimeAndTakesNoMemory() throws Exception {
    program("exec yes");
    var exit = run(Duration.ofSeconds(1));
    assertThat(exit.timedOut()).isTrue();
    assertThat(exit.report()).isEqualTo(new Missing());
  }

  @Test
  void ctrlCIsForTheEngineAlone() throws Exception {
    program("kill -INT $$; kill -TERM $$; kill -HUP $$; exit 5");
    assertThat(run(LONG).code()).isEqualTo(5);
  }

  @Test
  void anInterruptionEndsIt() throws Exception {
    program("touch started; sleep 1003");
    try (var elsewhere = Executors.newSingleThreadExecutor()) {
      Future<ChildExit> exit = elsewhere.submit(() -> run(LONG));
      await().until(() -> Files.exists(root.resolve("started")));
      interruption.request();
      assertThat(exit.get().code()).isEqualTo(137);
      assertThat(exit.get().timedOut()).isFalse();
    }
  }

  @Test
  void theQuotaHoldsItsCpuTime() throws Exception {
    program(BUSY);
    var throttled = run(LONG).lastWords();
    assertThat(throttled).startsWith("nr_throttled ");
    assertThat(Long.parseLong(throttled.substring("nr_throttled ".length()))).isPositive();
  }

  @Test
  void oneThatMayBurstIsNeverStopped() throws Exception {
    program(BUSY);
    try (var engine = engine()) {
      var burst = new Limits("burst", 200, 64L << 20, true);
      assertThat(run(engine, burst, LONG).lastWords()).isEqualTo("nr_throttled 0");
    }
  }

  @Test
  void neighboursWorkInGroupsOfTheirOwnUntilTheyAreClosed() throws Exception {
    program("[ \"$2\" = busy ] || exit 6; echo hello; echo working; exec tail -f /dev/null");
    try (var engine = engine();
        var neighbours = engine.neighbours(SMALL, List.of(BUSILY, BUSILY), "working")) {
      assertThat(neighbours.work(LONG, interruption)).isTrue();
      long pid = ProcessHandle.current().pid();
      assertThat(ControlGroupsHere.of(pid).stream().map(Path::getFileName).distinct()).hasSize(2);
      assertThat(run(engine, SMALL, LONG).code()).isEqualTo(6);
      neighbours.mustHaveLasted();
    }
  }

  @Test
  void aNeighbourThatEndsIsSaidWithItsLastWords() throws Exception {
    program("[ $2 = late ] && echo working && exec sleep 0; echo no room >&2; exit 7");
    try (var engine = engine();
        var neighbours = engine.neighbours(SMALL, List.of(BUSILY), "working");
        var ended = engine.neighbours(SMALL, List.of(List.of("late")), "working")) {
      assertThatThrownBy(() -> neighbours.work(LONG, interruption))
          .isInstanceOf(IOException.class)
          .hasMessage("a neighbour does not work: exit code 7. no room");
      assertThat(ended.work(LONG, interruption)).isTrue();
      await()
          .untilAsserted(() ->
              assertThatThrownBy(ended::mustHaveLasted)
                  .hasMessageStartingWith("a neighbour ended before the run did: exit code 0"));
    }
  }

  @Test
  void neighboursThatDoNotComeToWorkAreNotWaitedForForEver() throws Exception {
    program("touch started; exec tail -f /dev/null");
    try (var engine = engine();
        var neighbours = engine.neighbours(SMALL, List.of(BUSILY), "working");
        var elsewhere = Executors.newSingleThreadExecutor()) {
      assertThat(neighbours.work(Duration.ofMillis(100), interruption)).isFalse();
      var waiting = elsewhere.submit(() -> neighbours.work(LONG, interruption));
      await().until(() -> Files.exists(root.resolve("started")));
      interruption.request();
      assertThat(waiting.get()).isFalse();
    }
  }

  @Test
  void withoutLimitsNeighboursEndWithTheirRun() throws Exception {
    program("[ \"$2\" = busy ] || exit 6; echo working; exec tail -f /dev/null");
    try (var engine = LocalEngine.open(root, List.of(), true);
        var neighbours = engine.neighbours(SMALL, List.of(BUSILY), "working")) {
      assertThat(neighbours.work(LONG, interruption)).isTrue();
      assertThat(run(engine, SMALL, LONG).code()).isEqualTo(6);
      neighbours.mustHaveLasted();
    }
  }

  @Test
  void neighboursThatTheMachineHasNoRoomForAreRefused() {
    var crowded = new Limits("crowded", 1, 1, false, new Beside(9000, new Limits("", 1000, 1)));
    assertThatThrownBy(() -> LocalEngine.open(root, List.of(crowded), false))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("profile crowded with its neighbours asks for 9000.001 CPUs");
  }

  @Test
  void itsEnvironmentIsNotTheUsers() throws Exception {
    program("env >&2");
    assertThat(run(LONG).lastWords().lines().map(line -> line.substring(0, line.indexOf('='))))
        .contains("PATH", "LC_ALL", "THREADLAB_ENGINE")
        .doesNotContain("HOME", "JAVA_HOME", "MAVEN_OPTS", "JAVA_TOOL_OPTIONS");
  }

  @Test
  void withoutLimitsItRunsToo() throws Exception {
    program("cat /proc/self/cgroup >&2; exit 4");
    try (var engine = LocalEngine.open(root, List.of(), true)) {
      assertThat(engine.enforcement()).isEqualTo(Enforcement.None);
      var exit = run(engine, new Limits("huge", 900_000, 1L << 50), LONG);
      assertThat(exit.code()).isEqualTo(4);
      assertThat(exit.lastWords()).doesNotContain("threadlab-");
    }
  }

  @Test
  void affinityHoldsAProgramToItsCpus() throws Exception {
    program("grep Cpus_allowed_list /proc/self/status >&2");
    var self = EngineId.self(Path.of("/proc"));
    try (var confinement = new Affinity(List.of(0), self).confine(new Limits("one", 1000, 1), 1)) {
      var command = List.of("opt/java/bin/java");
      try (var child = Child.start(confinement, command, root, self, interruption, new Nowhere())) {
        assertThat(child.end(LONG).lastWords()).isEqualTo("Cpus_allowed_list:\t0");
      }
    }
  }

  private static final class Nowhere implements Child.Place {
    @Override
    public void resize(Limits limits) {
      throw new AssertionError("nobody asked for " + limits);
    }

    @Override
    public void left() {}
  }

  @Test
  void aProgramThatGoesOnIsGivenAnotherQuotaAfterItsReport() throws Exception {
    frames("first");
    frames("second");
    program(
        """
        cat first
        cpu=$(sed -n 's/^[0-9]*:\\(cpu\\|cpu,cpuacct\\|\\):\\(.*threadlab.*\\)/\\2/p' /proc/self/cgroup | head -1)
        for top in /sys/fs/cgroup/cpu /sys/fs/cgroup/cpu,cpuacct /sys/fs/cgroup; do
          for quota in $top$cpu/cpu.cfs_quota_us $top$cpu/cpu.max; do
            if [ -f "$quota" ]; then until grep -q ^50000 "$quota"; do sleep 0.01; done; fi
          done
        done
        cat second
        exit 7\
        """);
    try (var engine = engine();
        var child = engine.start(SMALL, Program.java(), List.of(), interruption)) {
      assertThat(child.next(LONG))
          .isInstanceOfSatisfying(
              Step.Report.class,
              step -> assertThat(step.report().json()).asString().isEqualTo("first"));
      child.resize(new Limits("half", 500, 64L << 20));
      var exit = child.end(LONG);
      assertThat(exit.code()).isEqualTo(7);
      assertThat(exit.report())
          .isInstanceOfSatisfying(
              Decoded.class, last -> assertThat(last.json()).asString().isEqualTo("second"));
    }
  }

  @Test
  void aProgramThatEndsBeforeItsNextReportHasEnded() throws Exception {
    program("exit 6");
    try (var engine = engine();
        var child = engine.start(SMALL, Program.java(), List.of(), interruption)) {
      assertThat(child.next(LONG))
          .isInstanceOfSatisfying(
              Step.Ended.class, step -> assertThat(step.exit().code()).isEqualTo(6));
    }
  }

  @Test
  void aProgramWhoseNextReportDoesNotComeIsEndedAtItsTime() throws Exception {
    program("sleep 1004");
    try (var engine = engine();
        var child = engine.start(SMALL, Program.java(), List.of(), interruption)) {
      assertThat(child.next(Duration.ofMillis(300)))
          .isInstanceOfSatisfying(
              Step.Ended.class, step -> assertThat(step.exit().timedOut()).isTrue());
    }
  }

  @Test
  void whereThereIsNoQuotaNoneCanBeChanged() throws Exception {
    try (var engine = LocalEngine.open(root, List.of(), true)) {
      assertThatThrownBy(engine::mustResize)
          .isInstanceOf(RefusedException.class)
          .hasMessageContaining("leave one of them out");
    }
    var affinity = new Affinity(List.of(0), EngineId.self(Path.of("/proc")));
    assertThatThrownBy(affinity::resizing)
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("run as root, or leave resize out");
  }

  private void frames(String report) throws IOException {
    var _ =
        Files.write(root.resolve(report), Frames.encode(report.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void aWorkloadThatIsNotBuiltIsRefused() {
    assertThatThrownBy(() -> LocalEngine.open(root.resolve("nowhere"), List.of(), false))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("is not built");
  }

  @Test
  void moreThanTheMachineHasIsRefused() {
    assertThatThrownBy(
            () -> LocalEngine.open(root, List.of(new Limits("vast", 9_000_000, 1)), false))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("profile vast asks for 9000 CPUs");
  }

  private ChildExit run(Duration timeout) throws Exception {
    try (var engine = engine()) {
      return run(engine, SMALL, timeout);
    }
  }

  private ChildExit run(LocalEngine engine, Limits limits, Duration timeout) throws Exception {
    try (var child = engine.start(limits, Program.java(), List.of(), interruption)) {
      return child.end(timeout);
    }
  }

  private LocalEngine engine() throws Exception {
    return LocalEngine.open(root, List.of(SMALL), false);
  }

  private void program(String script) throws IOException {
    var java = Files.writeString(root.resolve("opt/java/bin/java"), "#!/bin/sh\n" + script + "\n");
    assertThat(java.toFile().setExecutable(true)).isTrue();
  }
}
