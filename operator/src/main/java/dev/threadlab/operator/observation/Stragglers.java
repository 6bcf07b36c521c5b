package dev.threadlab.operator.observation;

import dev.threadlab.operator.ledger.Ledger;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Pods of attempts that are over but may still be running. The next run waits for them, since they
 * would disturb it; but not for ever, since a node that is gone never says that its pod is.
 */
final class Stragglers {
  private static final Duration WAITED_FOR = Duration.ofSeconds(30);

  private Stragglers() {}

  /** Until when to wait, empty for not at all. */
  static Optional<Instant> until(
      Collection<Job> jobs,
      Collection<SeenRun> runs,
      Ledger ledger,
      Collection<Pod> pods,
      Instant now) {
    var current =
        runs.stream()
            .filter(run -> !ledger.has(run.id()))
            .flatMap(run -> run.jobs().stream())
            .collect(Collectors.toSet());
    var theirs =
        jobs.stream()
            .filter(job -> current.contains(job.getMetadata().getName()))
            .map(job -> job.getMetadata().getUid())
            .collect(Collectors.toSet());
    return pods.stream()
        .filter(PodReading::isAlive)
        .filter(pod ->
            pod.getMetadata().getOwnerReferences().stream()
                .map(OwnerReference::getUid)
                .noneMatch(theirs::contains))
        .map(pod -> until(pod, now))
        .filter(until -> until.isAfter(now))
        .max(Instant::compareTo);
  }

  /** Whether a pod was deleted so long ago that nobody waits for it any more. */
  static boolean isGivenUp(Pod pod, Instant now) {
    return !until(pod, now).isAfter(now);
  }

  private static Instant until(Pod pod, Instant now) {
    String deleted = pod.getMetadata().getDeletionTimestamp();
    return (deleted == null ? now : Instant.parse(deleted)).plus(WAITED_FOR);
  }
}
