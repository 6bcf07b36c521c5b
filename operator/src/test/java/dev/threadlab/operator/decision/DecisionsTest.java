package dev.threadlab.operator.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlab.crds.Condition;
import dev.threadlab.crds.KeepPods;
import dev.threadlab.crds.Placement.Scope;
import dev.threadlab.crds.Profile;
import dev.threadlab.crds.Progress;
import dev.threadlab.crds.Run;
import dev.threadlab.crds.Run.Outcome;
import dev.threadlab.crds.ThreadExperiment;
import dev.threadlab.crds.ThreadExperimentStatus;
import dev.threadlab.crds.ThreadExperimentStatus.Phase;
import dev.threadlab.experiment.plan.Plan;
import dev.threadlab.experiment.run.RunArguments;
import dev.threadlab.operator.Samples;
import dev.threadlab.operator.decision.Action.DeleteExperiment;
import dev.threadlab.operator.decision.Action.DeleteJob;
import dev.threadlab.operator.decision.Action.KeepRun;
import dev.threadlab.operator.decision.Action.Resize;
import dev.threadlab.operator.decision.Action.StartNeighbours;
import dev.threadlab.operator.decision.Action.StartRun;
import dev.threadlab.operator.decision.Action.WriteStatus;
import dev.threadlab.operator.job.Labels.RunId;
import dev.threadlab.operator.job.PodShape;
import dev.threadlab.operator.ledger.Ledger;
import dev.threadlab.operator.observation.Hindrance;
import dev.threadlab.operator.observation.Hindrance.Kind;
import dev.threadlab.operator.observation.Observation;
import dev.threadlab.operator.observation.OpenNodes;
import dev.threadlab.operator.observation.RunLog;
import dev.threadlab.operator.observation.RunState;
import dev.threadlab.operator.observation.RunState.Accompanied;
import dev.threadlab.operator.observation.RunState.Lost;
import dev.threadlab.operator.observation.RunState.Queued;
import dev.threadlab.operator.observation.RunState.Running;
import dev.threadlab.operator.observation.RunState.Starting;
import dev.threadlab.operator.observation.SeenRun;
import dev.threadlab.operator.observation.Sizing;
import dev.threadlab.operator.turn.Contender;
import dev.threadlab.operator.turn.Others;
import dev.threadlab.operator.turn.Reach;
import dev.threadlab.operator.turn.Turn;
import io.fabric8.kubernetes.api.model.Quantity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DecisionsTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  @Test
  void theFirstRunIsStartedBeforeTheStatusSaysSo() {
    var decision = Decisions.decide(seen(Samples.experiment(1), List.of(), null));
    assertThat(decision.actions().get(0)).isInstanceOf(StartRun.class);
    assertThat(decision.actions().get(1)).isInstanceOf(WriteStatus.class);
    assertThat(status(decision).progress()).isEqualTo(Progress.of(4, 1, 0, 0, 0));
  }

  @Test
  void nothingIsWrittenWhereNothingIsNew() {
    var experiment = Samples.experiment(1);
    experiment.setStatus(status(Decisions.decide(seen(experiment, List.of(), null))));
    var decision = Decisions.decide(seen(experiment, List.of(running()), null));
    assertThat(decision.actions()).isEmpty();
  }

  @Test
  void aSuspendedExperimentStartsNothing() {
    var suspended = Samples.experiment(1, true, KeepPods.OnFailure, null);
    var decision = Decisions.decide(seen(suspended, List.of(), null));
    assertThat(decision.actions()).noneMatch(StartRun.class::isInstance);
    assertThat(status(decision).phase()).isEqualTo(Phase.Suspended);
  }

  @Test
  void theNextRunWaitsForPodsThatMayStillBeRunning() {
    var decision = Decisions.decide(seen(Samples.experiment(1), List.of(), NOW.plusSeconds(7)));
    assertThat(decision.actions()).noneMatch(StartRun.class::isInstance);
    assertThat(decision.again()).isEqualTo(Duration.ofSeconds(7));
  }

  @Test
  void aRunThatDoesNotStartIsNamedInACondition() {
    var stuck = new Starting(new Hindrance(Kind.Scheduling, "InsufficientCpu", "no room"));
    var run =
        new SeenRun(
            new RunId(0, 1),
            "article-0-1",
            null,
            NOW.minusSeconds(6),
            null,
            "p",
            true,
            stuck,
            null,
            null);
    var decision = Decisions.decide(seen(Samples.experiment(1), List.of(run), null));
    assertThat(status(decision).conditions())
        .filteredOn(condition -> condition.type().equals("Progressing"))
        .extracting(Condition::status, Condition::reason)
        .containsExactly(org.assertj.core.api.Assertions.tuple("False", "InsufficientCpu"));
  }

  @Test
  void neighboursAreStartedFirstAndTheRunOnTheirNodeOnceTheyWork() {
    var experiment = Samples.experimentBesideNeighbours(1, KeepPods.OnFailure);
    int index = firstBesideNeighbours(experiment);
    var alone = Plan.of(experiment.getSpec(), 42).runs().subList(0, index);
    var first = Decisions.decide(seen(experiment, List.of(), null));
    assertThat(first.actions().getFirst())
        .isInstanceOf(alone.isEmpty() ? StartNeighbours.class : StartRun.class);
    var waits =
        Decisions.decide(seen(experiment, List.of(beside(index, new Starting(null))), null));
    assertThat(waits.actions())
        .noneMatch(StartRun.class::isInstance)
        .noneMatch(StartNeighbours.class::isInstance);
    var goesOn =
        Decisions.decide(seen(experiment, List.of(beside(index, new Accompanied("node2"))), null));
    assertThat(goesOn.actions().getFirst())
        .isInstanceOfSatisfying(
            StartRun.class,
            start -> {
              assertThat(start.run().index()).isEqualTo(index);
              assertThat(start.node()).isEqualTo("node2");
            });
  }

  @Test
  void nothingIsStartedBesideTheNeighboursOfARunThatIsOver() {
    var experiment = Samples.experimentBesideNeighbours(1, KeepPods.OnFailure);
    int index = firstBesideNeighbours(experiment);
    var lost = Decisions.decide(seen(experiment, List.of(beside(index, new Lost("gone"))), null));
    assertThat(lost.actions())
        .hasAtLeastOneElementOfType(KeepRun.class)
        .contains(new DeleteJob("article-0-1-n"))
        .noneMatch(StartRun.class::isInstance)
        .noneMatch(StartNeighbours.class::isInstance);
  }

  private static int firstBesideNeighbours(ThreadExperiment experiment) {
    return Plan.of(experiment.getSpec(), 42).runs().stream()
        .filter(run -> PodShape.hasNeighbours(experiment, run))
        .findFirst()
        .orElseThrow()
        .index();
  }

  private static SeenRun beside(int run, RunState state) {
    return new SeenRun(
        new RunId(run, 1), null, "article-0-1-n", NOW, null, null, false, state, null, null);
  }

  @Test
  void theNodesThatRunAllRoundsAreWrittenDownBeforeAnythingIsStarted() {
    var experiment = Samples.experiment(1, Scope.EveryNode);
    var decision = Decisions.decide(open(experiment, new OpenNodes.Matching(List.of("a", "b"))));
    assertThat(decision.actions()).hasOnlyElementsOfType(WriteStatus.class);
    assertThat(status(decision).nodes()).containsExactly("a", "b");
    assertThat(status(decision).progress()).isEqualTo(Progress.of(8, 0, 0, 0, 0));
    assertThat(decision.again()).isNotNull();
  }

  @Test
  void anExperimentForWhichNoNodesCanBeFixedSaysWhyAndLooksAgain() {
    var experiment = Samples.experiment(1, Scope.EveryNode);
    var none = Decisions.decide(open(experiment, new OpenNodes.Matching(List.of())));
    assertThat(progressing(none)).containsExactly("NoNodeMatches");
    assertThat(none.again()).isNotNull();
    var refused = Decisions.decide(open(experiment, new OpenNodes.NotAllowed()));
    assertThat(progressing(refused)).containsExactly("NodesNotReadable");
    assertThat(refused.again()).isNotNull();
    experiment.setStatus(status(refused));
    assertThat(Decisions.decide(open(experiment, new OpenNodes.NotAllowed())).actions()).isEmpty();
  }

  @Test
  void moreNodesThanRunsHaveRoomForEndAnExperimentBeforeItBegins() {
    var experiment = Samples.experiment(1000, Scope.EveryNode);
    var decision = Decisions.decide(open(experiment, new OpenNodes.Matching(List.of("a", "b"))));
    assertThat(progressing(decision)).containsExactly("TooManyNodes");
    assertThat(status(decision).phase()).isEqualTo(Phase.Failed);
    assertThat(decision.actions()).noneMatch(StartRun.class::isInstance);
  }

  @Test
  void whereAnotherExperimentIsBeforeNothingIsStartedAndThePlaceIsShown() {
    var experiment = Samples.experiment(1);
    var before = new Contender("lab", "first", NOW.minusSeconds(1), Reach.ANYWHERE);
    var decision = Decisions.decide(beside(experiment, List.of(before), Set.of()));
    assertThat(decision.actions()).noneMatch(StartRun.class::isInstance);
    assertThat(progressing(decision)).containsExactly("WaitingForNode");
    assertThat(status(decision).startTime()).as("its deadline is not nearer for it").isNull();
    assertThat(decision.again()).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void aRunIsStartedBesideTheJobsThatWereSeenAndNoOthers() {
    var decision = Decisions.decide(beside(Samples.experiment(1), List.of(), Set.of("uid")));
    assertThat(decision.actions())
        .filteredOn(StartRun.class::isInstance)
        .singleElement()
        .extracting(start -> ((StartRun) start).turn())
        .isEqualTo(new Turn("lab/article", Set.of(), Set.of("uid")));
  }

  @Test
  void aStartThatIsRefusedIsShownAndTriedAgainLater() {
    var seen = beside(Samples.experiment(1), List.of(), Set.of());
    var decision = Decisions.refused(seen, "exceeded quota: jobs");
    assertThat(progressing(decision)).containsExactly("Refused");
    assertThat(decision.actions()).noneMatch(StartRun.class::isInstance);
    assertThat(decision.again()).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void aRunInAQueueIsShownThereAndItsWaitIsNoTimeOfTheExperiments() {
    var experiment = Samples.experiment(1, "lab");
    var first = Decisions.decide(seen(experiment, List.of(), null));
    assertThat(first.actions()).hasAtLeastOneElementOfType(StartRun.class);
    assertThat(progressing(first)).containsExactly("WaitingForQueue");
    assertThat(status(first).startTime()).isNull();
    assertThat(status(first).phase()).isEqualTo(Phase.Pending);
    experiment.setStatus(status(first));
    var longAgo = NOW.minusSeconds(1_000_000);
    var waits = Decisions.decide(seen(experiment, List.of(inState(new Queued(), longAgo)), null));
    assertThat(waits.actions()).isEmpty();
    var runs = Decisions.decide(seen(experiment, List.of(inState(new Running(NOW), NOW)), null));
    assertThat(progressing(runs)).containsExactly("Running");
    assertThat(status(runs).startTime()).isEqualTo(NOW.toString());
  }

  @Test
  void aPodWhoseRunHasReportedIsGivenTheSizeOfItsNextWhenTheReportIsKept() {
    var report = new RunLog.Report(Samples.report(2000), new byte[10], "a".repeat(64));
    var decision =
        Decisions.decide(seen(Samples.resized(1), List.of(sized(report, null, "2")), null));
    assertThat(decision.actions().get(0)).isInstanceOf(KeepRun.class);
    assertThat(decision.actions().get(1)).isEqualTo(new Resize("p", new Quantity("1")));
    assertThat(decision.actions().get(2)).isInstanceOf(WriteStatus.class);
    assertThat(status(decision).progress()).isEqualTo(Progress.of(4, 1, 1, 0, 0));
  }

  @Test
  void aReportOfAnotherSizeIsNoReportAndThePodDoesNotGoOn() {
    var report = new RunLog.Report(Samples.report(1000), new byte[10], "a".repeat(64));
    var decision =
        Decisions.decide(seen(Samples.resized(1), List.of(sized(report, null, "2")), null));
    assertThat(status(decision).runs())
        .extracting(Run::outcome)
        .containsExactly(Outcome.ReportCorrupt);
    assertThat(decision.actions())
        .hasAtLeastOneElementOfType(DeleteJob.class)
        .noneMatch(Resize.class::isInstance);
  }

  @Test
  void aSizeThatTheNodeDoesNotGiveIsNamedInACondition() {
    var deferred = new Hindrance(Kind.Other, "ResizeDeferred", "no room");
    var run = sized(null, deferred, "2");
    var decision = Decisions.decide(seen(Samples.resized(1), List.of(run), null));
    assertThat(progressing(decision)).containsExactly("ResizeDeferred");
    assertThat(decision.actions()).noneMatch(Resize.class::isInstance);
    assertThat(decision.again()).isLessThanOrEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void aClusterThatCannotResizePodsRunsNothing() {
    var decision = Decisions.decide(seen(Samples.resized(1), null, List.of(), null, null, false));
    assertThat(progressing(decision)).containsExactly("ResizeUnsupported");
    assertThat(status(decision).phase()).isEqualTo(Phase.Failed);
    assertThat(decision.actions()).noneMatch(StartRun.class::isInstance);
  }

  /** The first run of seed 42, which is of two CPUs, in a pod that goes on with one CPU. */
  private static SeenRun sized(@Nullable RunLog log, @Nullable Hindrance hindrance, String asked) {
    var spec = Samples.resized(1).getSpec();
    var runs = Plan.of(spec, 42).inOnePod(Plan.of(spec, 42).runs().getFirst());
    var profiles = RunArguments.sizes(spec, runs);
    assertThat(profiles).extracting(Profile::name).containsExactly("2cpu", "1cpu");
    var next = new Sizing.Sized(new RunId(1, 1), profiles.getLast());
    return new SeenRun(
        new RunId(0, 1),
        "article-0-1",
        null,
        NOW.minusSeconds(60),
        "node1",
        "p",
        true,
        new Running(NOW.minusSeconds(6)),
        log,
        new Sizing(profiles.getFirst(), new Quantity(asked), hindrance, List.of(next)));
  }

  private static SeenRun inState(RunState state, Instant startableAt) {
    return new SeenRun(
        new RunId(0, 1), "article-0-1", null, startableAt, null, null, false, state, null, null);
  }

  private static Observation beside(
      ThreadExperiment experiment, List<Contender> waiting, Set<String> jobs) {
    var me = new Contender("lab", "article", NOW, Reach.ANYWHERE);
    return seen(
        experiment, null, List.of(), null, new Others(me, waiting, waiting, List.of(), jobs));
  }

  private static List<String> progressing(Decision decision) {
    return status(decision).conditions().stream()
        .filter(condition -> condition.type().equals("Progressing"))
        .map(Condition::reason)
        .toList();
  }

  private static Observation open(ThreadExperiment experiment, OpenNodes openNodes) {
    return seen(experiment, openNodes, List.of(), null, null);
  }

  @Test
  void anExperimentThatHasEndedIsDeletedWhenItsTimeHasCome() {
    var experiment = Samples.experiment(1, false, KeepPods.OnFailure, 60);
    experiment.setStatus(ended(NOW.minusSeconds(59)));
    assertThat(Decisions.decide(seen(experiment, List.of(), null)).again())
        .isEqualTo(Duration.ofSeconds(1));
    experiment.setStatus(ended(NOW.minusSeconds(60)));
    assertThat(Decisions.decide(seen(experiment, List.of(), null)).actions())
        .containsExactly(new DeleteExperiment());
  }

  private static ThreadExperimentStatus ended(Instant at) {
    return Samples.status(Phase.Complete, List.of(), at.toString());
  }

  private static SeenRun running() {
    return new SeenRun(
        new RunId(0, 1),
        "article-0-1",
        null,
        NOW,
        "node1",
        "p",
        true,
        new Running(NOW),
        null,
        null);
  }

  private static ThreadExperimentStatus status(Decision decision) {
    return decision.actions().stream()
        .filter(WriteStatus.class::isInstance)
        .map(action -> ((WriteStatus) action).status())
        .findFirst()
        .orElseThrow();
  }

  private static Observation seen(
      ThreadExperiment experiment, List<SeenRun> runs, @Nullable Instant stragglersUntil) {
    return seen(experiment, null, runs, stragglersUntil, null);
  }

  private static Observation seen(
      ThreadExperiment experiment,
      @Nullable OpenNodes openNodes,
      List<SeenRun> runs,
      @Nullable Instant stragglersUntil,
      @Nullable Others others) {
    return seen(experiment, openNodes, runs, stragglersUntil, others, true);
  }

  private static Observation seen(
      ThreadExperiment experiment,
      @Nullable OpenNodes openNodes,
      List<SeenRun> runs,
      @Nullable Instant stragglersUntil,
      @Nullable Others others,
      boolean resizable) {
    return new Observation(
        experiment,
        openNodes,
        Plan.of(experiment.getSpec(), 42),
        new Ledger(Map.of(), Map.of()),
        runs,
        stragglersUntil,
        true,
        others,
        resizable,
        Map.of(),
        Map.of(),
        NOW);
  }
}
