package dev.threadlab.experiment.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlab.crds.Columns;
import dev.threadlab.crds.Condition;
import dev.threadlab.crds.Progress;
import dev.threadlab.crds.Run;
import dev.threadlab.crds.ThreadExperimentSpec;
import dev.threadlab.crds.ThreadExperimentStatus;
import dev.threadlab.crds.ThreadExperimentStatus.Enforcement;
import dev.threadlab.crds.ThreadExperimentStatus.Phase;
import dev.threadlab.experiment.Designs;
import dev.threadlab.experiment.Runs;
import dev.threadlab.experiment.decision.Ending;
import dev.threadlab.experiment.decision.Seen;
import dev.threadlab.experiment.plan.Plan;
import dev.threadlab.experiment.run.RecordedRun;
import dev.threadlab.experiment.run.RunOutcome;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StatusAssemblyTest {
  private static final ThreadExperimentSpec SPEC = Designs.ofRounds(1);
  private static final Plan PLAN = Plan.of(SPEC, 42);
  private static final Instant START = Instant.parse("2026-01-01T00:00:00.750Z");
  private static final Instant NOW = START.plusSeconds(60);

  @Test
  void beforeTheFirstRunItIsPending() {
    var status = assemble(seen(SPEC, List.of(), Set.of(), null), null, List.of());
    assertThat(status.phase()).isEqualTo(Phase.Pending);
    assertThat(status.progress()).isEqualTo(Progress.of(4, 0, 0, 0, 0));
    assertThat(conditions(status))
        .containsExactly(
            "Progressing False NotStarted",
            "Complete False NotEnded",
            "Failed False NotEnded",
            "Suspended False NotRequested");
    assertThat(status.columns())
        .isEqualTo(new Columns("1cpu,2cpu", "single,threads", "node-1", "NotStarted"));
    assertThat(status.startTime()).isNull();
    assertThat(status.truncated()).isNull();
  }

  @Test
  void whileRunsRunItIsRunning() {
    var status = assemble(seen(SPEC, List.of(reported(0)), Set.of(1), START), null, List.of());
    assertThat(status.phase()).isEqualTo(Phase.Running);
    assertThat(status.progress()).isEqualTo(Progress.of(4, 1, 1, 0, 0));
    assertThat(conditions(status)).startsWith("Progressing True Running");
    assertThat(status.conditions().getFirst().message())
        .isEqualTo("1 of 4 runs have ended, 1 running.");
    assertThat(status.startTime()).isEqualTo("2026-01-01T00:00:00Z");
    assertThat(status.seed()).isEqualTo(42);
    assertThat(status.observedGeneration()).isEqualTo(3);
    assertThat(status.enforcement()).isEqualTo(Enforcement.CgroupV1);
  }

  @Test
  void aSuspendedOneSaysSoAndStillProgressesWhileItsRunRuns() {
    var spec = Designs.suspended(1, true);
    var running = assemble(seen(spec, List.of(), Set.of(0), START), null, List.of());
    assertThat(running.phase()).isEqualTo(Phase.Suspended);
    assertThat(conditions(running))
        .contains("Progressing True Running", "Suspended True SuspendRequested");
    var resting = assemble(seen(spec, List.of(), Set.of(), START), null, List.of());
    assertThat(conditions(resting))
        .contains("Progressing False Suspended", "Suspended True SuspendRequested");
    assertThat(columns(resting).reason()).isEqualTo("SuspendRequested");
  }

  @Test
  void aCompleteOneIsNoLongerSuspended() {
    var spec = Designs.suspended(1, true);
    var ending = new Ending.Complete("AllRunsReported", "All 4 runs gave a report.");
    var status = assemble(seen(spec, List.of(), Set.of(), START), ending, List.of());
    assertThat(status.phase()).isEqualTo(Phase.Complete);
    assertThat(conditions(status))
        .containsExactly(
            "Progressing False AllRunsReported",
            "Complete True AllRunsReported",
            "Failed False AllRunsReported",
            "Suspended False Ended");
    assertThat(status.completionTime()).isEqualTo("2026-01-01T00:01:00Z");
  }

  @Test
  void aFailedOneNamesTheCause() {
    var ending = new Ending.Failed("OutOfMemory", "x".repeat(5_000));
    var status = assemble(seen(SPEC, List.of(), Set.of(), START), ending, List.of());
    assertThat(status.phase()).isEqualTo(Phase.Failed);
    assertThat(conditions(status))
        .contains("Complete False OutOfMemory", "Failed True OutOfMemory");
    assertThat(columns(status).reason()).isEqualTo("OutOfMemory");
    assertThat(status.conditions().get(2).message()).hasSize(500).endsWith("…");
  }

  @Test
  void aConditionsTimeMovesOnlyWhenItsStatusDoes() {
    var before =
        List.of(
            condition("Progressing", "True", "2020-01-01T00:00:00Z"),
            condition("Complete", "False", "2020-01-01T00:00:00Z"));
    var ending = new Ending.Complete("AllRunsReported", "All 4 runs gave a report.");
    var running = assemble(seen(SPEC, List.of(), Set.of(0), START), null, before);
    assertThat(running.conditions())
        .extracting(Condition::lastTransitionTime)
        .containsExactly(
            "2020-01-01T00:00:00Z",
            "2020-01-01T00:00:00Z",
            "2026-01-01T00:01:00Z",
            "2026-01-01T00:01:00Z");
    var complete = assemble(seen(SPEC, List.of(), Set.of(), START), ending, before);
    assertThat(complete.conditions())
        .extracting(Condition::lastTransitionTime)
        .containsOnly("2026-01-01T00:01:00Z");
  }

  @Test
  void runsStandInTheOrderOfThePlanWithTheirLines() {
    var lined =
        Runs.ended(
            PLAN.runs().get(0), Runs.report(Runs.throttled(1_000, 12L, 3L), Runs.lines(2, "line")));
    var status =
        assemble(seen(SPEC, List.of(reported(2), lined), Set.of(), START), null, List.of());
    assertThat(status.runs()).extracting(Run::index).containsExactly(0, 2);
    assertThat(status.runs().getFirst().throttledPermille()).isEqualTo(250);
    assertThat(status.runs().getFirst().lines())
        .containsExactly(
            new Run.Line("line0", "Thread-0", 94L, 94L, 30, 1, 0L, 9L, 2L, 3L),
            new Run.Line("line1", "Thread-1", 95L, 94L, 30, 1, 1L, 10L, 2L, 3L));
  }

  @Test
  void aRunThatFailedSaysWhyInAFewWords() {
    var log = "\u001b[31mboom\u0000\nat line 1" + "\ud800" + "x".repeat(100_000);
    var crashed = Runs.ended(PLAN.runs().getFirst(), new RunOutcome.Crashed(70, log));
    var run =
        assemble(seen(SPEC, List.of(crashed), Set.of(), START), null, List.of()).runs().getFirst();
    assertThat(run.outcome()).isEqualTo(Run.Outcome.Crashed);
    assertThat(run.message())
        .hasSize(500)
        .startsWith("\uFFFD[31mboom\uFFFD\nat line 1\uFFFDxxx")
        .endsWith("…");
  }

  @Test
  void aRunWhoseReportWasLostCountsAndSaysWhy() {
    var figures = Runs.figures(1_000);
    var outcome =
        new RunOutcome.Reported(figures, List.of(), false, Runs.SHA256, null, "The log is gone.");
    var lost = Runs.ended(PLAN.runs().getFirst(), outcome);
    var status = assemble(seen(SPEC, List.of(lost), Set.of(), START), null, List.of());
    assertThat(status.progress()).isEqualTo(Progress.of(4, 0, 1, 0, 0));
    assertThat(status.runs())
        .singleElement()
        .satisfies(run -> {
          assertThat(run.outcome()).isEqualTo(Run.Outcome.Reported);
          assertThat(run.message()).isEqualTo("The log is gone.");
        });
  }

  @Test
  void aRunWhoseRoundIsRunAgainIsShownAsSupersededAndCountedAsRetried() {
    var seen =
        new Seen(SPEC, PLAN, List.of(reported(0)), Set.of(), Map.of(1, 2), false, START, NOW);
    assertThat(assemble(seen, null, List.of()).runs())
        .singleElement()
        .satisfies(run -> {
          assertThat(run.outcome()).isEqualTo(Run.Outcome.Superseded);
          assertThat(run.durationMicros()).isEqualTo(1_000);
        });
    assertThat(assemble(seen, null, List.of()).progress()).isEqualTo(Progress.of(4, 0, 0, 0, 3));
  }

  private static ThreadExperimentStatus assemble(
      Seen seen, @Nullable Ending ending, List<Condition> previous) {
    return StatusAssembly.assemble(
        new StatusInput(
            new ObjectMetaBuilder().withName("race").withGeneration(3L).build(),
            seen,
            previous,
            List.of(Environments.of("node-1", null)),
            Enforcement.CgroupV1,
            ending == null ? null : NOW,
            ending));
  }

  private static Seen seen(
      ThreadExperimentSpec spec,
      List<RecordedRun> recorded,
      Set<Integer> running,
      @Nullable Instant startTime) {
    return new Seen(spec, PLAN, recorded, running, Map.of(), false, startTime, NOW);
  }

  private static RecordedRun reported(int index) {
    return Runs.reported(PLAN.runs().get(index));
  }

  private static List<String> conditions(ThreadExperimentStatus status) {
    return status.conditions().stream()
        .map(each -> each.type() + " " + each.status() + " " + each.reason())
        .toList();
  }

  private static Columns columns(ThreadExperimentStatus status) {
    return Objects.requireNonNull(status.columns());
  }

  private static Condition condition(String type, String status, String time) {
    return new Condition(type, status, "Before", "before", time, 1L);
  }
}
