package dev.threadlab.operator.action;

import dev.threadlab.crds.ThreadExperiment;
import dev.threadlab.operator.job.Labels;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where runs that want a node to themselves go through one by one. It was decided by caches that a
 * run may start; here that is held against the Jobs there are, so that neither a start a moment
 * before nor one by an operator that has since been killed is overlooked.
 */
final class Door {
  private final KubernetesClient client;
  private final Set<String> namespaces;

  /** The door of an operator that works in these namespaces, in all if there are none. */
  Door(KubernetesClient client, Set<String> namespaces) {
    this.client = client;
    this.namespaces = Set.copyOf(namespaces);
  }

  /**
   * Creates a Job.
   *
   * @param seen the uids of the Jobs of other experiments that it was decided by
   * @throws Stale if there is another one by now
   */
  synchronized void pass(ThreadExperiment experiment, Set<String> seen, Runnable create) {
    if (jobs()
        .anyMatch(job -> !isOf(experiment, job) && !seen.contains(job.getMetadata().getUid()))) {
      throw new Stale("a run of another experiment was started meanwhile");
    }
    create.run();
  }

  private Stream<Job> jobs() {
    return namespaces.isEmpty()
        ? client
            .batch()
            .v1()
            .jobs()
            .inAnyNamespace()
            .withLabelSelector(Labels.SELECTOR)
            .list()
            .getItems()
            .stream()
        : namespaces.stream().flatMap(this::jobsIn);
  }

  /**
   * A namespace that is deleted loses the operator's rights first: nothing starts there any more.
   */
  private Stream<Job> jobsIn(String namespace) {
    try {
      return client
          .batch()
          .v1()
          .jobs()
          .inNamespace(namespace)
          .withLabelSelector(Labels.SELECTOR)
          .list()
          .getItems()
          .stream();
    } catch (KubernetesClientException refused) {
      if (refused.getCode() == HttpURLConnection.HTTP_FORBIDDEN) {
        return Stream.empty();
      }
      throw refused;
    }
  }

  private static boolean isOf(ThreadExperiment experiment, Job job) {
    String uid = experiment.getMetadata().getUid();
    return job.getMetadata().getOwnerReferences().stream()
        .anyMatch(owner -> owner.getUid().equals(uid));
  }
}
