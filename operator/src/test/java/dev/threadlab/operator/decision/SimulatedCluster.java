package dev.threadlab.operator.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlab.crds.Placement.Scope;
import dev.threadlab.crds.ThreadExperiment;
import dev.threadlab.crds.ThreadExperimentStatus;
import dev.threadlab.experiment.plan.Plan;
import dev.threadlab.experiment.plan.PlannedRun;
import dev.threadlab.experiment.plan.Scopes;
import dev.threadlab.operator.Samples;
import dev.threadlab.operator.decision.Action.Announce;
import dev.threadlab.operator.decision.Action.CreateInput;
import dev.threadlab.operator.decision.Action.DeleteExperiment;
import dev.threadlab.operator.decision.Action.DeleteJob;
import dev.threadlab.operator.decision.Action.KeepRun;
import dev.threadlab.operator.decision.Action.StartNeighbours;
import dev.threadlab.operator.decision.Action.StartRun;
import dev.threadlab.operator.decision.Action.WriteStatus;
import dev.threadlab.operator.job.Labels.RunId;
import dev.threadlab.operator.job.Names;
import dev.threadlab.operator.job.PodShape;
import dev.threadlab.operator.ledger.Entry;
import dev.threadlab.operator.ledger.Ledger;
import dev.threadlab.operator.observation.Observation;
import dev.threadlab.operator.observation.OpenNodes;
import dev.threadlab.operator.observation.RunLog;
import dev.threadlab.operator.observation.RunState;
import dev.threadlab.operator.observation.RunState.Accompanied;
import dev.threadlab.operator.observation.RunState.Exited;
import dev.threadlab.operator.observation.RunState.Lost;
import dev.threadlab.operator.observation.RunState.Running;
import dev.threadlab.operator.observation.RunState.Starting;
import dev.threadlab.operator.observation.SeenRun;
import dev.threadlab.operator.observation.Unseen;
import dev.threadlab.operator.turn.Contender;
import dev.threadlab.operator.turn.Occupant;
import dev.threadlab.operator.turn.Reach;
import dev.threadlab.report.RunReport;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A cluster that does what it is told, in which pods end in every way, and an operator that is
 * killed between any two writes. It holds against each write what must never happen.
 */
final class SimulatedCluster {
  private static final List<String> NODES = List.of("node1", "node2", "node3");

  private final Random random;
  private final ThreadExperiment experiment;
  private final Map<RunId, SeenRun> attempts = new TreeMap<>(Comparator.comparing(RunId::toString));
  private final Set<RunId> started = new HashSet<>();
  private final Set<RunId> accompanied = new HashSet<>();
  private @Nullable SharedNodes shared;
  private Ledger ledger = new Ledger(Map.of(), Map.of());
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");

  SimulatedCluster(ThreadExperiment experiment, long seed) {
    this.random = new Random(seed);
    this.experiment = experiment;
  }

  /** The plan of the nodes that the status has, as an observer makes it. */
  Plan plan() {
    var status = experiment.getStatus();
    return Plan.of(experiment.getSpec(), 42, status == null ? List.of() : status.nodes());
  }

  Ledger ledger() {
    return ledger;
  }

  /** Those that have a Job, or whose neighbours have. */
  Map<RunId, SeenRun> attempts() {
    return attempts;
  }

  ThreadExperimentStatus status() {
    ThreadExperimentStatus status = experiment.getStatus();
    assertThat(status).isNotNull();
    return Objects.requireNonNull(status);
  }

  /**
   * Passes until the experiment has ended and nothing is left to do; each pass may be cut short.
   */
  void runToTheEnd() {
    for (int pass = 0; pass < 100 * NODES.size() * plan().runs().size(); pass++) {
      if (pass()) {
        return;
      }
    }
    throw new AssertionError("it does not come to an end: " + experiment.getStatus());
  }

  /** One pass, which may be cut short, and what happens meanwhile; true when nothing is left. */
  boolean pass() {
    List<Action> actions = Decisions.decide(observe()).actions();
    if (hasEnded() && actions.isEmpty()) {
      return true;
    }
    for (Action action : actions.subList(0, random.nextInt(actions.size() + 1))) {
      if (!isLetThrough(action)) {
        break;
      }
      apply(action);
    }
    now = now.plusSeconds(random.nextInt(20));
    attempts.replaceAll((_, run) -> later(run));
    return false;
  }

  boolean hasEnded() {
    return Decisions.hasEnded(experiment.getStatus());
  }

  /** From now on others are there. */
  void shareNodes(SharedNodes with) {
    shared = with;
  }

  /** A run whose neighbours are there is let in with them. */
  private boolean isLetThrough(Action action) {
    return switch (action) {
      case StartNeighbours start -> isLetThrough(start.beside());
      case StartRun start ->
          PodShape.hasNeighbours(experiment, start.run()) || isLetThrough(start.beside());
      default -> true;
    };
  }

  private boolean isLetThrough(@Nullable Set<String> beside) {
    return shared == null || (beside != null && shared.letsThrough(this, beside));
  }

  /** The experiment as others see it. */
  Contender contender() {
    var metadata = experiment.getMetadata();
    return new Contender(
        metadata.getNamespace(),
        metadata.getName(),
        Instant.parse(metadata.getCreationTimestamp()),
        Reach.of(NODES));
  }

  /** Its runs as others see them. */
  Stream<Occupant> occupants() {
    return attempts.values().stream()
        .filter(run -> run.podAlive() || run.neighbours() != null)
        .map(run ->
            new Occupant(
                run.id().toString(), Reach.of(List.of(Objects.requireNonNull(run.node())))));
  }

  Observation observe() {
    return new Observation(
        experiment,
        openNodes(),
        plan(),
        ledger,
        List.copyOf(attempts.values()),
        null,
        true,
        shared == null ? null : shared.seenBy(this),
        Map.of(),
        kept(),
        now);
  }

  /** Nodes come and go, and each look sees others. */
  private @Nullable OpenNodes openNodes() {
    boolean open = Scopes.of(experiment.getSpec()) == Scope.EveryNode && plan().nodes().isEmpty();
    return open ? new OpenNodes.Matching(NODES.subList(0, random.nextInt(NODES.size() + 1))) : null;
  }

  /** As an observer does: what is recorded and not shown is read again. */
  private Map<RunId, RunReport> kept() {
    return Unseen.in(ledger, experiment.getStatus()).stream()
        .collect(Collectors.toMap(Entry::id, _ -> Samples.report()));
  }

  private void apply(Action action) {
    switch (action) {
      case KeepRun(var write) -> keep(write);
      case DeleteJob(var name) -> delete(name);
      case StartNeighbours(var run, var attempt, var node, _) ->
          accompany(new RunId(run.index(), attempt), node);
      case StartRun(var run, var attempt, var node, _) ->
          start(run, new RunId(run.index(), attempt), node);
      case WriteStatus(var status) -> experiment.setStatus(status);
      case CreateInput _, Announce _ -> {}
      case DeleteExperiment() -> throw new AssertionError("nobody asked for that");
    }
  }

  private void keep(Ledger.Write write) {
    assertThat(ledger.has(write.entry().id())).as("recorded twice: " + write.entry()).isFalse();
    SeenRun run = attempts.get(write.entry().id());
    assertThat(run).as("recorded without a Job: " + write.entry()).isNotNull();
    ledger = ledger.with(write);
  }

  private void delete(String name) {
    attempts.values().stream()
        .filter(run -> run.jobs().contains(name))
        .forEach(run -> assertThat(ledger.has(run.id()) || hasEnded()).as("lost: " + run).isTrue());
    attempts.replaceAll((_, run) -> without(name, run));
    var _ = attempts.values().removeIf(run -> run.jobs().isEmpty());
  }

  private void accompany(RunId run, @Nullable String node) {
    assertThat(accompanied.add(run)).as("accompanied twice: " + run).isTrue();
    String where = taken(run, node);
    attempts.put(run, seen(run, null, neighbours(run), new Starting(null), now, where, null));
  }

  private void start(PlannedRun planned, RunId run, @Nullable String node) {
    assertThat(started.add(run)).as("started twice: " + run).isTrue();
    SeenRun before = attempts.get(run);
    if (PodShape.hasNeighbours(experiment, planned)) {
      assertThat(before).as("alone: " + run).isNotNull();
      assertThat(Objects.requireNonNull(before).state())
          .isEqualTo(new Accompanied(Objects.requireNonNull(node)));
      attempts.put(run, seen(before, job(run), new Starting(null), now, null));
    } else {
      String where = taken(run, node);
      attempts.put(run, seen(run, job(run), null, new Starting(null), now, where, null));
    }
  }

  private String taken(RunId run, @Nullable String node) {
    assertThat(attempts.values())
        .as("beside " + run)
        .allMatch(other -> ledger.has(other.id()))
        .noneMatch(other -> other.podAlive() || other.neighbours() != null);
    String where = node == null ? NODES.get(random.nextInt(NODES.size())) : node;
    if (shared != null) {
      shared.assertThatNobodyIsOn(where, this);
    }
    return where;
  }

  private SeenRun later(SeenRun run) {
    return switch (run.state()) {
      case Starting _ when run.job() == null -> prepared(run);
      case Starting _ when random.nextBoolean() ->
          seen(run, run.job(), new Running(now), run.startableAt(), null);
      case Running _ -> ended(run);
      case Exited end when run.log() == null && random.nextBoolean() ->
          seen(run, run.job(), end, run.startableAt(), log(end));
      default -> run;
    };
  }

  private SeenRun prepared(SeenRun run) {
    RunState state =
        switch (random.nextInt(8)) {
          case 0 -> new Lost("the node is gone");
          case 1, 2 -> run.state();
          default -> new Accompanied(Objects.requireNonNull(run.node()));
        };
    return seen(run, null, state, run.startableAt(), null);
  }

  private SeenRun ended(SeenRun run) {
    RunState state =
        switch (random.nextInt(8)) {
          case 0 -> new Lost("the node is gone");
          case 1 -> new Exited(137, true, null);
          case 2 -> new Exited(1, false, null);
          case 3 -> run.state();
          default -> new Exited(0, false, null);
        };
    return seen(run, run.job(), state, run.startableAt(), null);
  }

  private static RunLog log(Exited end) {
    return end.code() == 0
        ? new RunLog.Report(Samples.report(), new byte[3000], "a".repeat(64))
        : new RunLog.LastLines("it broke");
  }

  private String job(RunId run) {
    return Names.job(experiment.getMetadata().getName(), run);
  }

  private String neighbours(RunId run) {
    return Names.neighbours(experiment.getMetadata().getName(), run);
  }

  private static SeenRun without(String name, SeenRun run) {
    return new SeenRun(
        run.id(),
        name.equals(run.job()) ? null : run.job(),
        name.equals(run.neighbours()) ? null : run.neighbours(),
        run.startableAt(),
        run.node(),
        run.pod(),
        run.podAlive(),
        run.state(),
        run.log());
  }

  private static SeenRun seen(
      SeenRun run, @Nullable String job, RunState state, Instant createdAt, @Nullable RunLog log) {
    return seen(run.id(), job, run.neighbours(), state, createdAt, run.node(), log);
  }

  private static SeenRun seen(
      RunId id,
      @Nullable String job,
      @Nullable String neighbours,
      RunState state,
      Instant createdAt,
      @Nullable String node,
      @Nullable RunLog log) {
    boolean alive = job != null && (state instanceof Starting || state instanceof Running);
    return new SeenRun(id, job, neighbours, createdAt, node, "pod-" + id, alive, state, log);
  }
}
