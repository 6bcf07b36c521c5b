package dev.threadlab.cli.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.threadlab.cli.local.ControlGroupsHere;
import dev.threadlab.crds.Run;
import dev.threadlab.crds.Run.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What runs come to that have too little of something, or do what they should not. */
@ExtendWith(ControlGroupsHere.class)
class OutcomeIT {
  private final Path directory;
  private final Trial trial;

  OutcomeIT(@TempDir Path directory) {
    this.directory = directory;
    this.trial = new Trial(directory);
  }

  /** The kernel's kill for a process that takes too much, and Java's own end for a full heap. */
  @ParameterizedTest
  @CsvSource({
    "-Xms512m -XX:+AlwaysPreTouch, The kernel killed it at the limit of profile small",
    "-Xmx4m, Its Java runtime had no memory left"
  })
  void tooLittleMemoryIsAResult(String options, String message) throws Exception {
    var file =
        trial.file("profiles: [{name: small, cpu: '1', memory: 96Mi}]\n  input: {lines: 100000}");
    var threadlab = ThreadlabProcess.start(homeWith(options), directory, "run", file.toString());
    assertThat(threadlab.exitCode()).as(threadlab.err()).isEqualTo(1);
    assertThat(trial.runs()).extracting(Run::outcome).containsExactly(Outcome.OutOfMemory);
    assertThat(trial.runs().getFirst().message()).startsWith(message);
    assertThat(threadlab.out()).startsWith("example: Failed. None of 1 runs gave a report");
    Trial.nothingIsLeftOf(threadlab);
  }

  @Test
  void aRunThatHangsIsEndedAtItsTimeout() throws Exception {
    var threadlab =
        trial.run(
            """
            profiles: [{name: 1cpu, cpu: '1', memory: 256Mi}]
              work: {sleepMicros: 60000000}
              runTimeoutSeconds: 2\
            """);
    assertThat(threadlab.exitCode()).as(threadlab.err()).isEqualTo(1);
    assertThat(trial.runs()).extracting(Run::outcome).containsOnly(Outcome.TimedOut);
    assertThat(threadlab.err()).contains("round 1, 1cpu, single: TimedOut.");
    Trial.nothingIsLeftOf(threadlab);
  }

  /** Held by a control group, and by nothing. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whateverACommandDoesItsRunEndsInTimeWithANamedOutcome(boolean unenforced) throws Exception {
    var threadlab =
        trial.run(
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
    assertThat(trial.runs())
        .extracting(Run::variant, Run::outcome)
        .containsExactlyInAnyOrder(
            tuple("deaf", Outcome.TimedOut),
            tuple("stopped", Outcome.TimedOut),
            tuple("family", Outcome.TimedOut),
            tuple("stopper", Outcome.TimedOut),
            tuple("killer", Outcome.Crashed),
            tuple("orphans", Outcome.Crashed),
            tuple("forger", Outcome.ReportCorrupt),
            tuple("mover", Outcome.Crashed),
            tuple("good", Outcome.Reported));
    Trial.nothingIsLeftOf(threadlab);
  }

  @Test
  void atItsDeadlineItEndsWithWhatItHas() throws Exception {
    var threadlab =
        trial.run(
            """
            profiles: [{name: 1cpu, cpu: '1', memory: 256Mi}]
              work: {sleepMicros: 60000000}
              deadlineSeconds: 3\
            """);
    assertThat(threadlab.exitCode()).as(threadlab.err()).isEqualTo(1);
    assertThat(trial.reason("Failed")).isEqualTo("DeadlineExceeded");
    assertThat(trial.runs()).isEmpty();
    Trial.nothingIsLeftOf(threadlab);
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
}
