package dev.threadlab.operator.observation;

import dev.threadlab.operator.job.Labels;
import dev.threadlab.operator.job.Labels.Role;
import dev.threadlab.operator.job.RunJob;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A Job and what came of it.
 *
 * @param job the Job
 * @param pod its newest pod, absent while it has none
 */
record JobWithPod(Job job, @Nullable Pod pod) {

  /** The Job that has this role among those of a run; absent if there is none. */
  static @Nullable JobWithPod find(Role role, Collection<Job> jobs, Collection<Pod> pods) {
    return jobs.stream()
        .filter(job -> Labels.has(role, job))
        .findFirst()
        .map(job -> new JobWithPod(job, podOf(job, pods)))
        .orElse(null);
  }

  private static @Nullable Pod podOf(Job job, Collection<Pod> pods) {
    String uid = job.getMetadata().getUid();
    return pods.stream()
        .filter(pod ->
            pod.getMetadata().getOwnerReferences().stream()
                .map(OwnerReference::getUid)
                .anyMatch(uid::equals))
        .max(Comparator.comparing(pod -> pod.getMetadata().getCreationTimestamp()))
        .orElse(null);
  }

  /** The Job's name; absent once it is being deleted. */
  @Nullable String name() {
    var metadata = job.getMetadata();
    return metadata.getDeletionTimestamp() == null ? metadata.getName() : null;
  }

  /** The pod of a Job that a queue let go may be seen before that is: it cannot be older. */
  Instant startableAt() {
    HasMetadata latest = pod == null ? job : pod;
    return Instant.parse(
        RunJob.startableAt(job).orElse(latest.getMetadata().getCreationTimestamp()));
  }
}
