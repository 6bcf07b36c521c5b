package dev.threadlab.operator.observation;

import dev.threadlab.crds.ThreadExperiment;
import dev.threadlab.experiment.plan.Plan;
import dev.threadlab.operator.job.Images;
import dev.threadlab.operator.job.Labels;
import dev.threadlab.operator.job.Pinning;
import dev.threadlab.operator.job.PodShape;
import dev.threadlab.operator.job.RunJob;
import dev.threadlab.operator.ledger.Ledger;
import dev.threadlab.operator.observation.RunState.Exited;
import dev.threadlab.operator.observation.RunState.Starting;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads how far an attempt has come, off its Job, its pod, its log, and what hinders it. */
public final class RunReading {
  /** A pod is given this long before somebody asks why it does not start. */
  private static final Duration NORMAL = Duration.ofSeconds(3);

  /** How old an answer to that may be. */
  private static final Duration FRESH = Duration.ofSeconds(4);

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

  SeenRun read(
      ThreadExperiment experiment,
      Plan plan,
      Ledger ledger,
      Job job,
      Collection<Pod> pods,
      Instant now) {
    Pod pod = podOf(job, pods).orElse(null);
    var id = Labels.runOf(job);
    RunState state = PodReading.of(job, pod);
    boolean over = ledger.has(id);
    return new SeenRun(
        id,
        job.getMetadata().getName(),
        startableAt(job, pod),
        job.getMetadata().getDeletionTimestamp() != null,
        pod == null ? null : pod.getSpec().getNodeName(),
        pod == null ? null : pod.getMetadata().getName(),
        pod != null && PodReading.isAlive(pod),
        over ? state : explained(experiment, plan, job, pod, state, now),
        over ? null : log(experiment, pod, state).orElse(null));
  }

  private static Optional<Pod> podOf(Job job, Collection<Pod> pods) {
    String uid = job.getMetadata().getUid();
    return pods.stream()
        .filter(pod ->
            pod.getMetadata().getOwnerReferences().stream()
                .map(OwnerReference::getUid)
                .anyMatch(uid::equals))
        .max(Comparator.comparing(pod -> pod.getMetadata().getCreationTimestamp()));
  }

  /** The pod of a Job that a queue let go may be seen before that is: it cannot be older. */
  private static Instant startableAt(Job job, @Nullable Pod pod) {
    HasMetadata latest = pod == null ? job : pod;
    return Instant.parse(
        RunJob.startableAt(job).orElse(latest.getMetadata().getCreationTimestamp()));
  }

  private Optional<RunLog> log(ThreadExperiment experiment, @Nullable Pod pod, RunState state) {
    if (pod == null || !(state instanceof Exited end) || end.outOfMemory()) {
      return Optional.empty();
    }
    var metadata = pod.getMetadata();
    return lookups.ask(
        "log " + metadata.getUid(),
        RunLog.class,
        ResourceID.fromResource(experiment),
        () -> Optional.of(logs.of(metadata.getNamespace(), metadata.getName(), end)));
  }

  /** A start that takes unusually long gets a reason, as soon as one is found. */
  private RunState explained(
      ThreadExperiment experiment,
      Plan plan,
      Job job,
      @Nullable Pod pod,
      RunState state,
      Instant now) {
    if (!(state instanceof Starting(var said))
        || now.isBefore(startableAt(job, pod).plus(NORMAL))) {
      return state;
    }
    if (said != null && said.kind() != Hindrance.Kind.Scheduling) {
      return state;
    }
    return lookups
        .ask(
            "hindrance " + job.getMetadata().getUid(),
            Hindrance.class,
            ResourceID.fromResource(experiment),
            FRESH,
            () -> find(shape(experiment, plan, job), job, pod, said))
        .map(Starting::new)
        .orElseGet(() -> new Starting(said));
  }

  private Optional<Hindrance> find(
      PodShape shape, Job job, @Nullable Pod pod, @Nullable Hindrance said) {
    String namespace = job.getMetadata().getNamespace();
    if (pod == null) {
      return hindrances.withoutPod(namespace, job.getMetadata().getUid(), shape);
    }
    return said == null
        ? hindrances.onNode(namespace, pod.getMetadata().getUid(), shape)
        : Optional.of(hindrances.unschedulable(said, shape));
  }

  private PodShape shape(ThreadExperiment experiment, Plan plan, Job job) {
    var run = plan.runs().get(Labels.runOf(job).run());
    return PodShape.of(experiment, run, Pinning.of(job).orElse(null), images);
  }
}
