package dev.threadlab.operator.observation;

import static java.util.Objects.requireNonNull;

import dev.threadlab.crds.ThreadExperiment;
import dev.threadlab.experiment.plan.Plan;
import dev.threadlab.experiment.plan.PlannedRun;
import dev.threadlab.experiment.run.NeighbourArguments;
import dev.threadlab.experiment.run.RunArguments;
import dev.threadlab.operator.job.Images;
import dev.threadlab.operator.job.Labels;
import dev.threadlab.operator.job.Labels.Role;
import dev.threadlab.operator.job.Labels.RunId;
import dev.threadlab.operator.job.Pinning;
import dev.threadlab.operator.job.PodShape;
import dev.threadlab.operator.job.RunJob;
import dev.threadlab.operator.ledger.Ledger;
import dev.threadlab.operator.observation.RunState.Accompanied;
import dev.threadlab.operator.observation.RunState.Exited;
import dev.threadlab.operator.observation.RunState.Running;
import dev.threadlab.operator.observation.RunState.Starting;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads how far an attempt has come, off its Jobs, their pods and logs, and what hinders it. */
public final class RunReading {
  /** A pod is given this long before somebody asks why it does not start. */
  private static final Duration NORMAL = Duration.ofSeconds(3);

  /** How old an answer to that may be. */
  private static final Duration FRESH = Duration.ofSeconds(4);

  /** How soon a log is followed again that ended too early. */
  private static final Duration FOLLOWED_AGAIN = Duration.ofSeconds(3);

  private final Lookups lookups;
  private final PodLogs logs;
  private final Hindrances hindrances;
  private final Images images;

  /** Readings with all that they ask; {@code images} are those of runs whose design names none. */
  public RunReading(Lookups lookups, PodLogs logs, Hindrances hindrances, Images images) {
    this.lookups = lookups;
    this.logs = logs;
    this.hindrances = hindrances;
    this.images = images;
  }

  /**
   * Reads an attempt.
   *
   * @param first which attempt its Jobs are labelled with: of the runs of one pod the first
   * @param jobs those of the attempt: its own, that of its neighbours, or both
   * @param pods those of the experiment
   */
  SeenRun read(
      ThreadExperiment experiment,
      Plan plan,
      Ledger ledger,
      RunId first,
      Collection<Job> jobs,
      Collection<Pod> pods,
      Instant now) {
    List<PlannedRun> runs = plan.inOnePod(plan.runs().get(first.run()));
    var progress = PodProgress.of(runs, first.attempt(), ledger);
    var id = progress.current();
    JobWithPod own = JobWithPod.find(Role.Workload, jobs, pods);
    JobWithPod neighbours = JobWithPod.find(Role.Neighbours, jobs, pods);
    JobWithPod latest = own == null ? requireNonNull(neighbours) : own;
    Pod pod = own == null ? null : own.pod();
    boolean needsThem = PodShape.hasNeighbours(experiment, runs.getFirst());
    RunState state = sinceThen(state(own, neighbours, needsThem), progress);
    boolean over = ledger.has(id);
    return new SeenRun(
        id,
        own == null ? null : own.name(),
        neighbours == null ? null : neighbours.name(),
        latest.startableAt(),
        pod == null ? null : pod.getSpec().getNodeName(),
        pod == null ? null : pod.getMetadata().getName(),
        pod != null && PodReading.isAlive(pod),
        over ? state : looked(experiment, runs, latest, state, now),
        over ? null : log(experiment, pod, state, progress.place()).orElse(null),
        sizing(experiment, pod, progress));
  }

  /** A run that has its pod from another has begun when that was recorded. */
  private static RunState sinceThen(RunState state, PodProgress progress) {
    return state instanceof Running
        ? progress.since().<RunState>map(Running::new).orElse(state)
        : state;
  }

  private static @Nullable Sizing sizing(
      ThreadExperiment experiment, @Nullable Pod pod, PodProgress progress) {
    var profiles = RunArguments.sizes(experiment.getSpec(), progress.left());
    if (pod == null || profiles.isEmpty()) {
      return null;
    }
    var sizes = new ArrayList<Sizing.Sized>();
    for (int at = 0; at < profiles.size(); at++) {
      var run = new RunId(progress.left().get(at).index(), progress.attempt());
      sizes.add(new Sizing.Sized(run, profiles.get(at)));
    }
    return SizeReading.of(pod, sizes);
  }

  /** What its neighbours say before it has a Job, then what that says as long as it has them. */
  private static RunState state(
      @Nullable JobWithPod own, @Nullable JobWithPod neighbours, boolean needsThem) {
    if (own == null) {
      var before = requireNonNull(neighbours);
      return PodReading.before(before.job(), before.pod());
    }
    Optional<RunState> without =
        needsThem
            ? PodReading.endOfNeighbours(
                neighbours == null ? null : neighbours.job(),
                neighbours == null ? null : neighbours.pod())
            : Optional.empty();
    return without.orElseGet(() -> PodReading.of(own.job(), own.pod()));
  }

  /** The state with what takes a look at more than Jobs and pods. */
  private RunState looked(
      ThreadExperiment experiment,
      List<PlannedRun> runs,
      JobWithPod latest,
      RunState state,
      Instant now) {
    RunState looked =
        switch (state) {
          case Accompanied _ when !areWorking(experiment, runs.getFirst(), latest) ->
              new Starting(null);
          case Starting(var said) when !now.isBefore(latest.startableAt().plus(NORMAL)) ->
              explained(experiment, runs, latest, said);
          default -> state;
        };
    return looked instanceof Starting(var why)
            && why != null
            && Labels.has(Role.Neighbours, latest.job())
        ? new Starting(why.ofNeighbours())
        : looked;
  }

  /** A container that runs may not have come to its work yet; its log says so. */
  private boolean areWorking(ThreadExperiment experiment, PlannedRun run, JobWithPod neighbours) {
    var shape = PodShape.ofNeighbours(experiment, run, null, images).orElseThrow();
    var pod = requireNonNull(neighbours.pod()).getMetadata();
    return lookups
        .ask(
            "working " + pod.getUid(),
            Boolean.class,
            ResourceID.fromResource(experiment),
            FRESH,
            () ->
                logs.await(
                    NeighbourArguments.WORKING,
                    pod.getNamespace(),
                    pod.getName(),
                    RunJob.containers(shape)))
        .isPresent();
  }

  private Optional<RunLog> log(
      ThreadExperiment experiment, @Nullable Pod pod, RunState state, PlaceInLog place) {
    if (pod == null) {
      return Optional.empty();
    }
    return switch (state) {
      case Running _ when !place.isLast() -> reportOfRunning(experiment, pod, place);
      case Exited end when !end.outOfMemory() -> logOfEnded(experiment, pod, end, place);
      default -> Optional.empty();
    };
  }

  private Optional<RunLog> logOfEnded(
      ThreadExperiment experiment, Pod pod, Exited end, PlaceInLog place) {
    var metadata = pod.getMetadata();
    return lookups.ask(
        "log %s %d".formatted(metadata.getUid(), place.number()),
        RunLog.class,
        ResourceID.fromResource(experiment),
        () -> Optional.of(logs.of(metadata.getNamespace(), metadata.getName(), end, place)));
  }

  private Optional<RunLog> reportOfRunning(ThreadExperiment experiment, Pod pod, PlaceInLog place) {
    var metadata = pod.getMetadata();
    var most = Duration.ofSeconds(experiment.getSpec().runTimeoutSeconds());
    return lookups.ask(
        "report %s %d".formatted(metadata.getUid(), place.number()),
        RunLog.class,
        ResourceID.fromResource(experiment),
        FOLLOWED_AGAIN,
        () -> logs.follow(metadata.getNamespace(), metadata.getName(), place, most));
  }

  /** A start that takes unusually long gets a reason, as soon as one is found. */
  private RunState explained(
      ThreadExperiment experiment,
      List<PlannedRun> runs,
      JobWithPod latest,
      @Nullable Hindrance said) {
    if (said != null && said.kind() != Hindrance.Kind.Scheduling) {
      return new Starting(said);
    }
    return lookups
        .ask(
            "hindrance " + latest.job().getMetadata().getUid(),
            Hindrance.class,
            ResourceID.fromResource(experiment),
            FRESH,
            () -> find(shapes(experiment, runs, latest.job()), latest, said))
        .map(Starting::new)
        .orElseGet(() -> new Starting(said));
  }

  private Optional<Hindrance> find(
      List<PodShape> shapes, JobWithPod latest, @Nullable Hindrance said) {
    String namespace = latest.job().getMetadata().getNamespace();
    PodShape shape = shapes.getFirst();
    if (latest.pod() == null) {
      return hindrances.withoutPod(namespace, latest.job().getMetadata().getUid(), shape);
    }
    return said == null
        ? hindrances.onNode(namespace, latest.pod().getMetadata().getUid(), shape)
        : Optional.of(hindrances.unschedulable(said, shapes));
  }

  /** The shape of this Job's pod, then that of the pod that has to be on the same node. */
  private List<PodShape> shapes(ThreadExperiment experiment, List<PlannedRun> runs, Job job) {
    String node = Pinning.of(job).orElse(null);
    var own = PodShape.of(experiment, runs, node, images);
    return PodShape.ofNeighbours(experiment, runs.getFirst(), node, images)
        .map(beside ->
            Labels.has(Role.Neighbours, job) ? List.of(beside, own) : List.of(own, beside))
        .orElse(List.of(own));
  }
}
