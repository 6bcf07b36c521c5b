package dev.threadlab.operator.observation;

import dev.threadlab.crds.Condition;
import dev.threadlab.crds.Run;
import dev.threadlab.crds.Run.Outcome;
import dev.threadlab.crds.ThreadExperiment;
import dev.threadlab.crds.ThreadExperimentStatus;
import dev.threadlab.experiment.plan.Scopes;
import dev.threadlab.operator.job.Labels;
import dev.threadlab.operator.job.Pinning;
import dev.threadlab.operator.turn.Contender;
import dev.threadlab.operator.turn.Occupant;
import dev.threadlab.operator.turn.Others;
import dev.threadlab.operator.turn.Reach;
import dev.threadlab.operator.turn.Waiting;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads who else wants nodes for itself, and whose runs are there, off all experiments, Jobs and
 * pods that the operator watches.
 */
final class OthersReading {
  /** Reasons for no run that say no more than that there is none yet. */
  private static final Set<String> NOT_HINDERED = Set.of("NotStarted", Waiting.REASON);

  private final Function<ThreadExperiment, Reach> reaches;
  private final SignsOfLife signs;
  private final Instant now;
  private final Map<ResourceID, ThreadExperiment> experiments;

  /**
   * A reading.
   *
   * @param experiments all that are watched
   * @param reaches the nodes that match an experiment's placement
   * @param signs who has let a turn pass
   * @param now the time
   */
  OthersReading(
      Stream<ThreadExperiment> experiments,
      Function<ThreadExperiment, Reach> reaches,
      SignsOfLife signs,
      Instant now) {
    this.reaches = reaches;
    this.signs = signs;
    this.now = now;
    this.experiments =
        experiments.collect(
            Collectors.toMap(ResourceID::fromResource, Function.identity(), (one, _) -> one));
    signs.keep(
        this.experiments.values().stream().map(OthersReading::uid).collect(Collectors.toSet()));
  }

  /**
   * Whom this experiment shares nodes with; where there is nobody, no one asks which nodes there
   * are.
   *
   * @param jobs of all experiments
   * @param pods of all experiments
   */
  Others of(ThreadExperiment me, List<Job> jobs, List<Pod> pods) {
    var all = occupants(jobs, pods);
    var occupants = all.stream().filter(each -> !isOf(me, each.experiment())).toList();
    var unfinished = unfinished(me);
    boolean alone = unfinished.isEmpty() && occupants.isEmpty();
    var mine = contender(me, alone ? Reach.ANYWHERE : reach(me));
    return new Others(
        mine,
        unfinished.stream().map(Wanting::contender).toList(),
        waiting(mine, unfinished, all),
        occupants.stream().map(Occupying::occupant).toList(),
        jobs.stream()
            .filter(job -> !isOf(me, experimentOf(job)))
            .map(OthersReading::uid)
            .collect(Collectors.toSet()));
  }

  private record Wanting(ThreadExperiment experiment, Contender contender) {}

  private record Occupying(ResourceID experiment, Occupant occupant) {}

  /** The oldest first. */
  private List<Wanting> unfinished(ThreadExperiment me) {
    return experiments.values().stream()
        .filter(each -> !isOf(me, ResourceID.fromResource(each)))
        .filter(each -> each.getSpec().exclusive() && !hasEnded(each.getStatus()))
        .map(each -> new Wanting(each, contender(each, reach(each))))
        .sorted(Comparator.comparing(Wanting::contender))
        .toList();
  }

  /** Who is silent is left out, and is nobody's reason to be so. */
  private List<Contender> waiting(Contender me, List<Wanting> unfinished, List<Occupying> all) {
    var byAge = unfinished.stream().filter(each -> wantsToRun(each.experiment())).toList();
    var waiting = new ArrayList<Contender>();
    for (Wanting each : byAge) {
      boolean first =
          !me.isBefore(each.contender())
              && waiting.stream().noneMatch(other -> other.isBefore(each.contender()));
      if (!signs.isSilent(each.experiment(), first && isFree(each, all), now)) {
        waiting.add(each.contender());
      }
    }
    return waiting;
  }

  private static boolean isFree(Wanting wanting, List<Occupying> all) {
    return all.stream()
        .filter(each -> !isOf(wanting.experiment(), each.experiment()))
        .noneMatch(each -> each.occupant().isIn(wanting.contender().reach()));
  }

  private static Contender contender(ThreadExperiment experiment, Reach reach) {
    var metadata = experiment.getMetadata();
    return new Contender(
        metadata.getNamespace(),
        metadata.getName(),
        Instant.parse(metadata.getCreationTimestamp()),
        reach);
  }

  /** Where an experiment's next run may be, as far as others can tell: rather more than less. */
  private Reach reach(ThreadExperiment experiment) {
    ThreadExperimentStatus status = experiment.getStatus();
    List<String> fixed =
        status == null
            ? List.of()
            : switch (Scopes.of(experiment.getSpec())) {
              case Any -> List.of();
              case SameNode -> nodesOfRuns(status);
              case EveryNode -> status.nodes();
            };
    return fixed.isEmpty() ? reaches.apply(experiment) : Reach.of(fixed);
  }

  private static List<String> nodesOfRuns(ThreadExperimentStatus status) {
    return status.runs().stream()
        .filter(run -> run.outcome() != Outcome.Superseded && run.outcome() != Outcome.PodLost)
        .map(Run::node)
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }

  /** Who is suspended, goes, or is kept from starting anything holds nobody up. */
  private static boolean wantsToRun(ThreadExperiment experiment) {
    return !experiment.getSpec().suspend()
        && experiment.getMetadata().getDeletionTimestamp() == null
        && !isHindered(experiment.getStatus());
  }

  private static boolean isHindered(@Nullable ThreadExperimentStatus status) {
    return status != null
        && status.conditions().stream()
            .filter(each -> each.type().equals("Progressing") && each.status().equals("False"))
            .map(Condition::reason)
            .anyMatch(reason -> reason != null && !NOT_HINDERED.contains(reason));
  }

  private static boolean hasEnded(@Nullable ThreadExperimentStatus status) {
    return status != null && status.completionTime() != null;
  }

  private List<Occupying> occupants(List<Job> jobs, List<Pod> pods) {
    var withPod =
        pods.stream()
            .flatMap(pod -> pod.getMetadata().getOwnerReferences().stream())
            .map(OwnerReference::getUid)
            .collect(Collectors.toSet());
    var occupants = new ArrayList<Occupying>();
    pods.stream()
        .filter(pod -> PodReading.isAlive(pod) && !Stragglers.isGivenUp(pod, now))
        .filter(this::isAlone)
        .forEach(pod -> occupants.add(occupying(pod, reach(pod, jobs))));
    jobs.stream()
        .filter(job -> !withPod.contains(uid(job)) && PodReading.mayStillRun(job))
        .filter(this::isAlone)
        .forEach(job -> occupants.add(occupying(job, reach(job))));
    return occupants;
  }

  private static Occupying occupying(HasMetadata object, Reach reach) {
    return new Occupying(experimentOf(object), new Occupant(name(object), reach));
  }

  /** Of an experiment that is gone nobody knows any more what it wanted. */
  private boolean isAlone(HasMetadata object) {
    var experiment = experiments.get(experimentOf(object));
    return experiment == null || experiment.getSpec().exclusive();
  }

  private Reach reach(Pod pod, List<Job> jobs) {
    String node = pod.getSpec().getNodeName();
    if (node != null) {
      return Reach.of(List.of(node));
    }
    return jobs.stream()
        .filter(job ->
            pod.getMetadata().getOwnerReferences().stream()
                .anyMatch(owner -> owner.getUid().equals(uid(job))))
        .findFirst()
        .map(this::reach)
        .orElse(Reach.ANYWHERE);
  }

  private Reach reach(Job job) {
    return Pinning.of(job)
        .map(node -> Reach.of(List.of(node)))
        .orElseGet(() -> {
          var experiment = experiments.get(experimentOf(job));
          return experiment == null ? Reach.ANYWHERE : reaches.apply(experiment);
        });
  }

  private static boolean isOf(ThreadExperiment me, ResourceID experiment) {
    return ResourceID.fromResource(me).equals(experiment);
  }

  private static ResourceID experimentOf(HasMetadata object) {
    var metadata = object.getMetadata();
    return new ResourceID(metadata.getLabels().get(Labels.EXPERIMENT), metadata.getNamespace());
  }

  private static String uid(HasMetadata object) {
    return object.getMetadata().getUid();
  }

  private static String name(HasMetadata object) {
    return object.getMetadata().getNamespace() + "/" + object.getMetadata().getName();
  }
}
