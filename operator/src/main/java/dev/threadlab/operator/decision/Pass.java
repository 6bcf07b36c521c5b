package dev.threadlab.operator.decision;

import dev.threadlab.crds.ThreadExperimentStatus;
import dev.threadlab.experiment.decision.Ending;
import dev.threadlab.experiment.decision.NextStep;
import dev.threadlab.experiment.decision.NextStep.Finish;
import dev.threadlab.experiment.decision.NextStep.Rest;
import dev.threadlab.experiment.decision.NextStep.Start;
import dev.threadlab.experiment.decision.Seen;
import dev.threadlab.experiment.plan.PlannedRun;
import dev.threadlab.experiment.status.StatusAssembly;
import dev.threadlab.experiment.status.StatusInput;
import dev.threadlab.operator.decision.Action.CreateInput;
import dev.threadlab.operator.decision.Action.Resize;
import dev.threadlab.operator.decision.Action.StartNeighbours;
import dev.threadlab.operator.decision.Action.StartRun;
import dev.threadlab.operator.decision.Action.WriteStatus;
import dev.threadlab.operator.job.Labels.RunId;
import dev.threadlab.operator.job.PodShape;
import dev.threadlab.operator.ledger.Entry;
import dev.threadlab.operator.ledger.Ledger;
import dev.threadlab.operator.ledger.Ledger.Write;
import dev.threadlab.operator.observation.Observation;
import dev.threadlab.operator.observation.RunLog;
import dev.threadlab.operator.observation.RunState.Accompanied;
import dev.threadlab.operator.observation.RunState.Queued;
import dev.threadlab.operator.observation.RunState.Running;
import dev.threadlab.operator.observation.SeenRun;
import dev.threadlab.operator.observation.Sizing;
import dev.threadlab.operator.turn.Turn;
import dev.threadlab.operator.turn.Waiting;
import dev.threadlab.report.RunReport;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One pass over an experiment that has not ended: record the attempt that has ended, let its Job
 * go, start the next, say so. In this order, so that whoever is interrupted anywhere finds the rest
 * still to do.
 */
final class Pass {
  private static final Ending UNSUPPORTED =
      new Ending.Failed(
          "ResizeUnsupported",
          "This cluster cannot resize pods in place: it needs Kubernetes 1.33 or later with the subresource pods/resize. Leave resize out, or run it on a later one.");

  private final Observation seen;
  private final Judgement judgement;
  private final Optional<Write> write;
  private final Ledger ledger;
  private final Map<RunId, RunReport> reports;
  private final List<SeenRun> running;

  private Pass(Observation seen) {
    this.seen = seen;
    this.judgement = new Judgement(seen.spec().runTimeoutSeconds(), seen.now());
    this.write = firstToRecord();
    this.ledger = write.map(seen.ledger()::with).orElse(seen.ledger());
    this.reports = reports();
    this.running = seen.runs().stream().flatMap(this::notRecorded).toList();
  }

  /** The run itself, or what its pod goes on with. */
  private Stream<SeenRun> notRecorded(SeenRun run) {
    Entry entry = ledger.entries().get(run.id());
    return entry == null ? Stream.of(run) : run.next(entry).stream();
  }

  static Decision decide(Observation seen) {
    return new Pass(seen).decide();
  }

  /** Nothing was started; what was to be done before that is done, and is done again at worst. */
  static Decision refused(Observation seen, String why) {
    var pass = new Pass(seen);
    var actions = new ArrayList<Action>();
    pass.say(
        pass.soFar(pass.startTime()), null, new StatusInput.Hindrance("Refused", why), actions);
    return new Decision(actions, Patience.REFUSED);
  }

  private Decision decide() {
    Seen soFar = soFar(startTime());
    NextStep next =
        seen.resizable()
            ? dev.threadlab.experiment.decision.Decision.next(soFar)
            : new Finish(UNSUPPORTED);
    var actions = new ArrayList<Action>();
    write.map(Action.KeepRun::new).ifPresent(actions::add);
    actions.addAll(Jobs.toDelete(seen, ledger, next instanceof Finish));
    if (!(next instanceof Finish)) {
      actions.addAll(resizes());
    }
    Waiting waiting = next instanceof Start start ? before(start).orElse(null) : null;
    switch (next) {
      case Finish(var ending) -> say(withoutRunning(soFar), ending, null, actions);
      case Start start when waiting == null && isQuiet() -> start(start, actions);
      case Start _, Rest _ -> {
        running.forEach(run -> goOn(run, actions));
        say(soFar, null, shown(waiting), actions);
      }
    }
    return new Decision(actions, again(soFar, next, waiting));
  }

  /** Whether nothing of an attempt that is over may still run, which would disturb the next. */
  private boolean isQuiet() {
    return seen.stragglersUntil() == null
        && seen.runs().stream()
            .filter(run -> ledger.has(run.id()))
            .noneMatch(run -> run.podAlive() || run.neighbours() != null);
  }

  /** The pods whose next run is of another size. */
  private List<Action> resizes() {
    return running.stream()
        .filter(run -> run.state() instanceof Running)
        .flatMap(run ->
            Stream.ofNullable(run.sizing())
                .filter(Sizing::isToBeAsked)
                .<Action>map(
                    sizing -> new Resize(Objects.requireNonNull(run.pod()), sizing.wanted().cpu())))
        .toList();
  }

  private Optional<Waiting> before(Start start) {
    return Optional.ofNullable(seen.others()).flatMap(others -> others.before(start.node()));
  }

  /** One attempt a pass, since each write changes the page that the next is for. */
  private Optional<Write> firstToRecord() {
    return seen.runs().stream()
        .filter(run -> !seen.ledger().has(run.id()))
        .flatMap(run -> judgement.of(run).map(entry -> place(run, entry)).stream())
        .findFirst();
  }

  private Write place(SeenRun run, Entry entry) {
    String experiment = seen.experiment().getMetadata().getName();
    byte[] report = run.log() instanceof RunLog.Report there ? there.compressed() : null;
    return seen.ledger().place(experiment, seen.plan(), entry, report);
  }

  private Map<RunId, RunReport> reports() {
    var all = new HashMap<>(seen.kept());
    for (SeenRun run : seen.runs()) {
      if (run.log() instanceof RunLog.Report there) {
        all.put(run.id(), there.report());
      }
    }
    return all;
  }

  /** When the first run was started, as far back as anything tells. */
  private @Nullable Instant startTime() {
    var status = seen.experiment().getStatus();
    if (status != null && status.startTime() != null) {
      return Instant.parse(status.startTime());
    }
    return Stream.concat(
            ledger.entries().values().stream().map(entry -> Instant.parse(entry.startedAt())),
            running.stream().filter(run -> !isQueued(run)).map(SeenRun::startableAt))
        .min(Instant::compareTo)
        .orElse(null);
  }

  private Seen soFar(@Nullable Instant startTime) {
    return new Seen(
        seen.spec(),
        seen.plan(),
        Recorded.of(seen, ledger, reports),
        running.stream().map(run -> run.id().run()).collect(Collectors.toSet()),
        ledger.lost(),
        false,
        startTime,
        seen.now());
  }

  private static Seen withRunning(Seen soFar, Set<Integer> running, @Nullable Instant startTime) {
    return new Seen(
        soFar.spec(),
        soFar.plan(),
        soFar.recorded(),
        running,
        soFar.lost(),
        false,
        startTime,
        soFar.now());
  }

  private static Seen withoutRunning(Seen soFar) {
    return withRunning(soFar, Set.of(), soFar.startTime());
  }

  private void start(Start start, List<Action> actions) {
    createInput(actions);
    Turn turn = seen.others() == null ? null : seen.others().turn(start.node());
    actions.add(
        PodShape.hasNeighbours(seen.experiment(), start.run())
            ? new StartNeighbours(start.run(), start.attempt(), start.node(), turn)
            : startRun(start.run(), start.attempt(), start.node(), turn));
    Instant before = startTime();
    boolean starts = seen.spec().queueName() == null;
    say(
        withRunning(
            soFar(before),
            Set.of(start.run().index()),
            before == null && starts ? seen.now() : before),
        null,
        starts ? null : inQueue(start.run().index()),
        actions);
  }

  /** A run whose neighbours work is started beside them: they have kept the node free of others. */
  private void goOn(SeenRun run, List<Action> actions) {
    if (run.state() instanceof Accompanied(var node)) {
      createInput(actions);
      PlannedRun planned = seen.plan().runs().get(run.id().run());
      actions.add(startRun(planned, run.id().attempt(), node, null));
    }
  }

  private StartRun startRun(
      PlannedRun run, int attempt, @Nullable String node, @Nullable Turn turn) {
    return new StartRun(run, seen.plan().inOnePod(run), attempt, node, turn);
  }

  private void createInput(List<Action> actions) {
    String text = seen.spec().input().text();
    if (text != null && !seen.inputThere()) {
      actions.add(new CreateInput(text));
    }
  }

  /** Writes the status if it differs, and announces what is new in it. */
  private void say(
      Seen state,
      @Nullable Ending ending,
      StatusInput.@Nullable Hindrance hindrance,
      List<Action> actions) {
    ThreadExperimentStatus before = seen.experiment().getStatus();
    var nodes = Environment.of(seen, ledger, reports);
    var after =
        StatusAssembly.assemble(
            new StatusInput(
                seen.experiment().getMetadata(),
                state,
                before == null ? List.of() : before.conditions(),
                hindrance == null ? hindrance(state) : hindrance,
                nodes,
                Environment.enforcement(nodes),
                ending == null ? null : seen.now(),
                ending));
    if (!after.equals(before)) {
      actions.add(new WriteStatus(after));
    }
    actions.addAll(Announcements.of(before, after));
    write.map(Write::entry).flatMap(Announcements::of).ifPresent(actions::add);
  }

  private static StatusInput.@Nullable Hindrance shown(@Nullable Waiting waiting) {
    return waiting == null ? null : new StatusInput.Hindrance(Waiting.REASON, waiting.message());
  }

  private StatusInput.@Nullable Hindrance hindrance(Seen state) {
    return running.stream()
        .filter(run -> state.running().contains(run.id().run()))
        .flatMap(run -> hindrance(run).stream())
        .findFirst()
        .orElse(null);
  }

  private Optional<StatusInput.Hindrance> hindrance(SeenRun run) {
    return isQueued(run)
        ? Optional.of(inQueue(run.id().run()))
        : Patience.exhausted(run, seen.now())
            .or(() -> Patience.notResized(run, seen.now()))
            .map(what -> new StatusInput.Hindrance(what.reason(), what.message()));
  }

  private static boolean isQueued(SeenRun run) {
    return run.state() instanceof Queued;
  }

  private StatusInput.Hindrance inQueue(int run) {
    return new StatusInput.Hindrance(
        "WaitingForQueue",
        "Run %d waits until queue %s lets it start.".formatted(run, seen.spec().queueName()));
  }

  private @Nullable Duration again(Seen soFar, NextStep next, @Nullable Waiting waiting) {
    if (next instanceof Finish) {
      Integer keptFor = seen.spec().ttlSecondsAfterFinished();
      return keptFor == null ? null : Duration.ofSeconds(keptFor);
    }
    var moments = running.stream().flatMap(this::moments);
    var deadline = Stream.ofNullable(deadline(soFar.startTime()));
    var stragglers = Stream.ofNullable(seen.stragglersUntil());
    var turn = Stream.ofNullable(waiting).map(_ -> Patience.nextTurn(seen.now()));
    return Stream.of(moments, deadline, stragglers, turn)
        .flatMap(each -> each)
        .min(Instant::compareTo)
        .map(moment -> Patience.until(moment, seen.now()))
        .orElse(null);
  }

  private @Nullable Instant deadline(@Nullable Instant start) {
    return start == null ? null : start.plusSeconds(seen.spec().deadlineSeconds());
  }

  private Stream<Instant> moments(SeenRun run) {
    if (isQueued(run)) {
      return Stream.empty();
    }
    return Stream.concat(
        Stream.of(judgement.deadline(run)), Patience.nextLook(run, seen.now()).stream());
  }
}
