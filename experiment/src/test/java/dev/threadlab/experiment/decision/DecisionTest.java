package dev.threadlab.experiment.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlab.crds.Placement.Scope;
import dev.threadlab.crds.ThreadExperimentSpec;
import dev.threadlab.experiment.Designs;
import dev.threadlab.experiment.Runs;
import dev.threadlab.experiment.decision.NextStep.Finish;
import dev.threadlab.experiment.decision.NextStep.Rest;
import dev.threadlab.experiment.decision.NextStep.Start;
import dev.threadlab.experiment.decision.NextStep.Why;
import dev.threadlab.experiment.plan.Plan;
import dev.threadlab.experiment.plan.PlannedRun;
import dev.threadlab.experiment.run.RecordedRun;
import dev.threadlab.experiment.run.RunOutcome;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DecisionTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant NOW = START.plusSeconds(60);
  private static final ThreadExperimentSpec SPEC = Designs.ofRounds(1);
  private static final Plan PLAN = Plan.of(SPEC, 42);

  @Test
  void thePlanIsStartedAtItsFirstRun() {
    var fresh = new Seen(SPEC, PLAN, List.of(), Set.of(), Map.of(), false, null, NOW);
    assertThat(Decision.next(fresh)).isEqualTo(new Start(PLAN.runs().getFirst(), 1));
  }

  @Test
  void theFirstRunThatIsNotRecordedIsNext() {
    var recorded = List.of(reported(2), reported(0));
    assertThat(Decision.next(seen(recorded))).isEqualTo(new Start(PLAN.runs().get(1), 1));
  }

  @Test
  void aRunThatRanOutOfMemoryIsAResultAndNotStartedAgain() {
    var recorded = List.of(Runs.outOfMemory(PLAN.runs().getFirst()));
    assertThat(Decision.next(seen(recorded))).isEqualTo(new Start(PLAN.runs().get(1), 1));
  }

  @Test
  void aLostAttemptIsFollowedByTheNext() {
    var lost = new Seen(SPEC, PLAN, List.of(), Set.of(), Map.of(0, 2), false, START, NOW);
    assertThat(Decision.next(lost)).isEqualTo(new Start(PLAN.runs().getFirst(), 3));
  }

  @Test
  void nothingIsStartedBesideARunningRun() {
    var running = new Seen(SPEC, PLAN, List.of(), Set.of(0), Map.of(), false, START, NOW);
    assertThat(Decision.next(running)).isEqualTo(new Rest(Why.Running));
  }

  @Test
  void aSuspendedExperimentFinishesTheRunningRunAndThenRests() {
    var spec = Designs.suspended(1, true);
    var running = new Seen(spec, PLAN, List.of(), Set.of(0), Map.of(), false, START, NOW);
    var idle = new Seen(spec, PLAN, List.of(reported(0)), Set.of(), Map.of(), false, START, NOW);
    assertThat(Decision.next(running)).isEqualTo(new Rest(Why.Running));
    assertThat(Decision.next(idle)).isEqualTo(new Rest(Why.Suspended));
  }

  @Test
  void theDeadlineEndsAnExperimentEvenWhileARunRunsOrItIsSuspended() {
    var late = START.plusSeconds(Designs.DEADLINE_SECONDS);
    var spec = Designs.suspended(1, true);
    var seen = new Seen(spec, PLAN, List.of(reported(0)), Set.of(1), Map.of(), false, START, late);
    assertThat(Decision.next(seen))
        .isEqualTo(
            new Finish(
                new Ending.Failed(
                    "DeadlineExceeded",
                    "1 of 4 runs had ended when deadlineSeconds (86400) had passed.")));
    assertThat(Decision.next(at(late.minusNanos(1)))).isInstanceOf(Start.class);
  }

  @Test
  void anInterruptedExperimentEndsWithWhatItHas() {
    var seen = new Seen(SPEC, PLAN, List.of(reported(0)), Set.of(1), Map.of(), true, START, NOW);
    assertThat(Decision.next(seen))
        .isEqualTo(
            new Finish(
                new Ending.Failed(
                    "Interrupted", "1 of 4 runs had ended when the experiment was interrupted.")));
  }

  @Test
  void anExperimentThatIsDoneIsCompleteHoweverLateOrInterrupted() {
    var late = START.plusSeconds(Designs.DEADLINE_SECONDS);
    var all = Stream.of(0, 1, 2, 3).map(DecisionTest::reported).toList();
    var seen = new Seen(SPEC, PLAN, all, Set.of(), Map.of(), true, START, late);
    assertThat(Decision.next(seen))
        .isEqualTo(new Finish(new Ending.Complete("AllRunsReported", "All 4 runs gave a report.")));
  }

  @Test
  void oneReportMakesAnExperimentComplete() {
    var recorded =
        List.of(
            reported(0),
            Runs.outOfMemory(PLAN.runs().get(1)),
            Runs.outOfMemory(PLAN.runs().get(2)),
            ended(3, new RunOutcome.TimedOut("ended after 300 s")));
    assertThat(Decision.next(seen(recorded)))
        .isEqualTo(
            new Finish(
                new Ending.Complete(
                    "SomeRunsFailed",
                    "1 of 4 runs gave a report; the others: 2 OutOfMemory, 1 TimedOut.")));
  }

  @Test
  void anExperimentWithoutAReportIsNamedForItsMostFrequentOutcome() {
    var recorded =
        List.of(
            ended(0, new RunOutcome.Crashed(70, "boom")),
            Runs.outOfMemory(PLAN.runs().get(1)),
            ended(2, new RunOutcome.Crashed(70, "boom")),
            ended(3, new RunOutcome.ThreadNotCreated("refused at thread 900")));
    assertThat(Decision.next(seen(recorded)))
        .isEqualTo(
            new Finish(
                new Ending.Failed(
                    "Crashed",
                    "None of 4 runs gave a report: 1 OutOfMemory, 1 ThreadNotCreated, 2 Crashed.")));
  }

  @Test
  void ofEquallyFrequentOutcomesTheApisFirstNamesTheCause() {
    var recorded =
        List.of(
            ended(0, new RunOutcome.ReportCorrupt("not the one it signed")),
            ended(1, new RunOutcome.TimedOut("ended after 300 s")),
            ended(2, new RunOutcome.TimedOut("ended after 300 s")),
            ended(3, new RunOutcome.ReportCorrupt("not the one it signed")));
    assertThat(Decision.next(seen(recorded)))
        .isInstanceOfSatisfying(
            Finish.class, finish -> assertThat(finish.ending().reason()).isEqualTo("TimedOut"));
  }

  @Test
  void retriedCountsLostAttemptsAndThoseOfRoundsThatAreRunAgain() {
    var recorded = List.of(reported(0), reported(1));
    var seen = new Seen(SPEC, PLAN, recorded, Set.of(), Map.of(2, 1, 3, 1), false, START, NOW);
    assertThat(seen.retried()).isEqualTo(4);
  }

  @Test
  void aLostPodMakesItsWholeRoundRunAgain() {
    var spec = Designs.ofRounds(2);
    var plan = Plan.of(spec, 7);
    var recorded = plan.runs().stream().limit(6).map(Runs::reported).toList();
    var seen = new Seen(spec, plan, recorded, Set.of(), Map.of(6, 1), false, START, NOW);
    assertThat(Decision.next(seen)).isEqualTo(new Start(plan.runs().get(4), 2));
    assertThat(seen.counting()).extracting(run -> run.planned().round()).containsOnly(1);
    assertThat(seen.recorded())
        .filteredOn(RecordedRun::superseded)
        .extracting(run -> run.planned().index())
        .containsExactly(4, 5);
  }

  @Test
  void roundsGoOnUntilIntervalsAreNarrowAndNoLonger() {
    var spec = Designs.stoppingAt(5, 6, 20);
    var plan = Plan.of(spec, 7);
    var exact = plan.runs().stream().limit(24).map(Runs::reported).toList();
    var seen = new Seen(spec, plan, exact, Set.of(), Map.of(), false, START, NOW);
    assertThat(seen.planned()).isEqualTo(24);
    assertThat(Decision.next(seen)).isInstanceOf(Finish.class);
    var noisy = plan.runs().stream().limit(24).map(DecisionTest::noisy).toList();
    var wide = new Seen(spec, plan, noisy, Set.of(), Map.of(), false, START, NOW);
    assertThat(Decision.next(wide)).isEqualTo(new Start(plan.runs().get(24), 1));
    var all = plan.runs().stream().map(DecisionTest::noisy).toList();
    var last = new Seen(spec, plan, all, Set.of(), Map.of(), false, START, NOW);
    assertThat(last.planned()).isEqualTo(80);
    assertThat(Decision.next(last)).isInstanceOf(Finish.class);
  }

  @Test
  void aRoundThatHasBegunIsFinishedHoweverNarrowTheIntervals() {
    var spec = Designs.stoppingAt(5, 6, 20);
    var plan = Plan.of(spec, 7);
    var recorded = plan.runs().stream().limit(25).map(Runs::reported).toList();
    var seen = new Seen(spec, plan, recorded, Set.of(), Map.of(), false, START, NOW);
    assertThat(Decision.next(seen)).isEqualTo(new Start(plan.runs().get(25), 1));
    assertThat(seen.planned()).isEqualTo(28);
  }

  @Test
  void runsThatShareANodeGoWhereTheFirstThatCountsWas() {
    var spec = Designs.shared(Designs.ofRounds(2), Scope.SameNode);
    var plan = Plan.of(spec, 7);
    var fresh = new Seen(spec, plan, List.of(), Set.of(), Map.of(), false, null, NOW);
    assertThat(Decision.next(fresh)).isEqualTo(new Start(plan.runs().getFirst(), 1, null));
    var recorded = List.of(on("b", plan.runs().get(1)), on("a", plan.runs().getFirst()));
    var seen = new Seen(spec, plan, recorded, Set.of(), Map.of(), false, START, NOW);
    assertThat(Decision.next(seen)).isEqualTo(new Start(plan.runs().get(2), 1, "a"));
    var again = new Seen(spec, plan, recorded, Set.of(), Map.of(2, 1), false, START, NOW);
    assertThat(Decision.next(again)).isEqualTo(new Start(plan.runs().getFirst(), 2, null));
    var any = new Seen(SPEC, PLAN, recorded, Set.of(), Map.of(), false, START, NOW);
    assertThat(Decision.next(any)).isEqualTo(new Start(PLAN.runs().get(2), 1, null));
  }

  @Test
  void eachNodeIsAskedForInItsRoundsAndEveryNodeHasAsMany() {
    var spec = Designs.shared(Designs.stoppingAt(5, 6, 20), Scope.EveryNode);
    var plan = Plan.of(spec, 7, List.of("a", "b"));
    var one = plan.runs().stream().limit(4).map(Runs::reported).toList();
    var second = new Seen(spec, plan, one, Set.of(), Map.of(), false, START, NOW);
    assertThat(second.planned()).isEqualTo(48);
    assertThat(Decision.next(second)).isEqualTo(new Start(plan.runs().get(4), 1, "b"));
    var narrow = plan.runs().stream().limit(48).map(Runs::reported).toList();
    var least = new Seen(spec, plan, narrow, Set.of(), Map.of(), false, START, NOW);
    assertThat(Decision.next(least)).isInstanceOf(Finish.class);
    var more = plan.runs().stream().limit(52).map(Runs::reported).toList();
    var between = new Seen(spec, plan, more, Set.of(), Map.of(), false, START, NOW);
    assertThat(between.planned()).isEqualTo(56);
    assertThat(Decision.next(between)).isEqualTo(new Start(plan.runs().get(52), 1, "b"));
  }

  private static RecordedRun on(String node, PlannedRun run) {
    return new RecordedRun(run, 1, node, null, Runs.reported(run).outcome());
  }

  private static RecordedRun noisy(PlannedRun run) {
    long time = 1_000L << (run.index() * 7 % 5);
    return Runs.ended(run, Runs.report(Runs.figures(time), List.of()));
  }

  private static Seen at(Instant now) {
    return new Seen(SPEC, PLAN, List.of(), Set.of(), Map.of(), false, START, now);
  }

  private static Seen seen(List<RecordedRun> recorded) {
    return new Seen(SPEC, PLAN, recorded, Set.of(), Map.of(), false, START, NOW);
  }

  private static RecordedRun reported(int index) {
    return Runs.reported(PLAN.runs().get(index));
  }

  private static RecordedRun ended(int index, RunOutcome outcome) {
    return Runs.ended(PLAN.runs().get(index), outcome);
  }
}
