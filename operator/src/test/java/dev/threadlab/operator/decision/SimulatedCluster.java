package dev.threadlab.operator.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlab.crds.Placement.Scope;
import dev.threadlab.crds.ThreadExperiment;
import dev.threadlab.crds.ThreadExperimentStatus;
import dev.threadlab.experiment.plan.Plan;
import dev.threadlab.experiment.plan.Scopes;
import dev.threadlab.experiment.run.RunArguments;
import dev.threadlab.operator.Samples;
import dev.threadlab.operator.decision.Action.Announce;
import dev.threadlab.operator.decision.Action.CreateInput;
import dev.threadlab.operator.decision.Action.DeleteExperiment;
import dev.threadlab.operator.decision.Action.DeleteJob;
import dev.threadlab.operator.decision.Action.KeepRun;
import dev.threadlab.operator.decision.Action.Resize;
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
import dev.threadlab.operator.observation.Sizing;
import dev.threadlab.operator.observation.Unseen;
import dev.threadlab.operator.turn.Contender;
import dev.threadlab.operator.turn.Occupant;
import dev.threadlab.operator.turn.Reach;
import dev.threadlab.operator.turn.Turn;
import dev.threadlab.report.RunReport;
import io.fabric8.kubernetes.api.model.Quantity;
import java.time.Instant;
import java.util.ArrayList;
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
      case StartNeighbours start -> isLetThrough(start.turn());
      case StartRun start ->
          PodShape.hasNeighbours(experiment, start.run()) || isLetThrough(start.turn());
      default -> true;
    };
  }

  private boolean isLetThrough(@Nullable Turn turn) {
    return shared == null || (turn != null && shared.letsThrough(this, turn.beside()));
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
    moveOn();
    return new Observation(
        experiment,
        openNodes(),
        plan(),
        ledger,
        List.copyOf(attempts.values()),
        null,
        true,
        shared == null ? null : shared.seenBy(this),
        true,
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
        .collect(Collectors.toMap(Entry::id, entry -> report(entry.id())));
  }

  /** As an observer does: a pod is at the first of its runs that is not recorded. */
  private SeenRun atItsPlace(SeenRun run) {
    Entry entry = ledger.entries().get(run.id());
    return entry == null ? run : run.next(entry).orElse(run);
  }

  private void moveOn() {
    var moved = attempts.values().stream().map(this::atItsPlace).toList();
    attempts.clear();
    moved.forEach(run -> attempts.put(run.id(), run));
  }

  private void apply(Action action) {
    switch (action) {
      case KeepRun(var write) -> keep(write);
      case DeleteJob(var name) -> delete(name);
      case StartNeighbours start -> accompany(start);
      case StartRun start -> start(start);
      case Resize(var pod, var cpu) -> resize(pod, cpu);
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

  private void accompany(StartNeighbours start) {
    var run = new RunId(start.run().index(), start.attempt());
    assertThat(accompanied.add(run)).as("accompanied twice: " + run).isTrue();
    attempts.put(run, begun(run, null, neighbours(run), taken(run, start.node()), null));
  }

  private void start(StartRun start) {
    var run = new RunId(start.run().index(), start.attempt());
    start.inOnePod().stream()
        .map(each -> new RunId(each.index(), start.attempt()))
        .filter(each -> !ledger.has(each))
        .forEach(each -> assertThat(nowDoneBy(each)).as("done by two pods: " + each).isEmpty());
    assertThat(started.add(run)).as("started twice: " + run).isTrue();
    if (PodShape.hasNeighbours(experiment, start.run())) {
      SeenRun before = attempts.get(run);
      assertThat(before).as("alone: " + run).isNotNull();
      String where = Objects.requireNonNull(start.node());
      assertThat(Objects.requireNonNull(before).state()).isEqualTo(new Accompanied(where));
      attempts.put(run, begun(run, job(run), before.neighbours(), where, null));
    } else {
      attempts.put(run, begun(run, job(run), null, taken(run, start.node()), sizing(start)));
    }
  }

  private String taken(RunId run, @Nullable String node) {
    assertThat(attempts.values())
        .as("beside " + run)
        .allMatch(this::isOver)
        .noneMatch(other -> other.podAlive() || other.neighbours() != null);
    String where = node == null ? NODES.get(random.nextInt(NODES.size())) : node;
    if (shared != null) {
      shared.assertThatNobodyIsOn(where, this);
    }
    return where;
  }

  private List<SeenRun> nowDoneBy(RunId run) {
    return attempts.values().stream()
        .filter(other -> other.job() != null && !isOver(other))
        .filter(other ->
            other.id().equals(run)
                || (other.sizing() != null
                    && other.sizing().rest().stream().anyMatch(rest -> rest.run().equals(run))))
        .toList();
  }

  private boolean isOver(SeenRun run) {
    Entry entry = ledger.entries().get(run.id());
    return entry != null && run.next(entry).isEmpty();
  }

  private @Nullable Sizing sizing(StartRun start) {
    var profiles = RunArguments.sizes(experiment.getSpec(), start.inOnePod());
    if (profiles.isEmpty()) {
      return null;
    }
    var rest = new ArrayList<Sizing.Sized>();
    for (int at = 1; at < profiles.size(); at++) {
      var run = new RunId(start.inOnePod().get(at).index(), start.attempt());
      rest.add(new Sizing.Sized(run, profiles.get(at)));
    }
    return new Sizing(profiles.getFirst(), profiles.getFirst().cpu(), null, rest);
  }

  private void resize(String pod, Quantity cpu) {
    attempts.replaceAll((_, run) -> {
      Sizing before = run.sizing();
      if (before == null || !pod.equals(run.pod())) {
        return run;
      }
      // Only a pod whose last report is kept may be given the size of its next.
      Sizing at = Objects.requireNonNull(atItsPlace(run).sizing());
      assertThat(cpu).as("resized to another's size").isEqualTo(at.wanted().cpu());
      return with(
          run,
          run.state(),
          run.log(),
          new Sizing(before.wanted(), cpu, before.hindrance(), before.rest()));
    });
  }

  private SeenRun later(SeenRun run) {
    return switch (run.state()) {
      case Starting _ when run.job() == null -> prepared(run);
      case Starting _ when random.nextBoolean() -> with(run, new Running(now), null);
      case Running _ when mayReport(run) && random.nextInt(4) > 0 ->
          with(run, run.state(), reported(run));
      case Running _ when run.log() == null -> ended(run);
      case Exited end when run.log() == null && random.nextBoolean() ->
          with(run, end, log(run, end));
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
    return with(run, state, null);
  }

  /** A pod that goes on reports when it has been given its size, and waits for the next. */
  private static boolean mayReport(SeenRun run) {
    return run.log() == null
        && run.sizing() != null
        && !run.sizing().isToBeAsked()
        && !run.sizing().rest().isEmpty();
  }

  private SeenRun ended(SeenRun run) {
    boolean last = run.sizing() == null || run.sizing().rest().isEmpty();
    boolean sized = run.sizing() == null || !run.sizing().isToBeAsked();
    RunState state =
        switch (random.nextInt(8)) {
          case 0 -> new Lost("the node is gone");
          case 1 -> new Exited(137, true, null);
          case 2 -> new Exited(1, false, null);
          case 3 -> run.state();
          default -> last && sized ? new Exited(0, false, null) : run.state();
        };
    return with(run, state, null);
  }

  private RunLog log(SeenRun run, Exited end) {
    return end.code() == 0 ? reported(run) : new RunLog.LastLines("it broke");
  }

  private RunLog reported(SeenRun run) {
    return new RunLog.Report(report(run.id()), new byte[3000], "a".repeat(64));
  }

  private RunReport report(RunId run) {
    String profile = plan().runs().get(run.run()).profile();
    return Samples.report(
        experiment.getSpec().profiles().stream()
            .filter(each -> each.name().equals(profile))
            .findFirst()
            .orElseThrow()
            .cpuMillis());
  }

  private String job(RunId run) {
    return Names.job(experiment.getMetadata().getName(), run);
  }

  private String neighbours(RunId run) {
    return Names.neighbours(experiment.getMetadata().getName(), run);
  }

  private SeenRun begun(
      RunId id,
      @Nullable String job,
      @Nullable String neighbours,
      String node,
      @Nullable Sizing sizing) {
    boolean alive = job != null;
    var state = new Starting(null);
    return new SeenRun(id, job, neighbours, now, node, "pod-" + id, alive, state, null, sizing);
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
        run.log(),
        run.sizing());
  }

  private static SeenRun with(SeenRun run, RunState state, @Nullable RunLog log) {
    return with(run, state, log, run.sizing());
  }

  private static SeenRun with(
      SeenRun run, RunState state, @Nullable RunLog log, @Nullable Sizing sizing) {
    boolean alive = run.job() != null && (state instanceof Starting || state instanceof Running);
    return new SeenRun(
        run.id(),
        run.job(),
        run.neighbours(),
        run.startableAt(),
        run.node(),
        run.pod(),
        alive,
        state,
        log,
        sizing);
  }
}
