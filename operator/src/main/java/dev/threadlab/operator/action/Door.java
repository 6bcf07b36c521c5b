package dev.threadlab.operator.action;

import dev.threadlab.crds.ThreadExperiment;
import dev.threadlab.operator.job.Labels;
import dev.threadlab.operator.turn.Turn;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where runs that want a node to themselves go through, one by one where they could meet. It was
 * decided by caches that a run may start; here that is held against the Jobs there are, so that
 * neither a start a moment before nor one by an operator that has since been killed is overlooked.
 */
final class Door {
  private final KubernetesClient client;
  private final Set<String> namespaces;

  /** The experiments whose runs are on their way through. */
  private final Set<String> entered = new HashSet<>();

  /** The door of an operator that works in these namespaces, in all if there are none. */
  Door(KubernetesClient client, Set<String> namespaces) {
    this.client = client;
    this.namespaces = Set.copyOf(namespaces);
  }

  /**
   * Creates a Job.
   *
   * @throws Stale if the turn is over: a run of another experiment was started meanwhile, or is
   *     about to be
   */
  void pass(ThreadExperiment experiment, Turn turn, Runnable create) {
    enter(turn);
    try {
      if (jobs().anyMatch(job -> !isOf(experiment, job) && !turn.beside().contains(uid(job)))) {
        throw new Stale("a run of another experiment was started meanwhile");
      }
      create.run();
    } finally {
      leave(turn);
    }
  }

  /** Waits for nobody: an answer that does not come must not hold up who could not meet its run. */
  private synchronized void enter(Turn turn) {
    if (!turn.apart().containsAll(entered)) {
      throw new Stale("a run of another experiment is about to be started");
    }
    var _ = entered.add(turn.whose());
  }

  private synchronized void leave(Turn turn) {
    var _ = entered.remove(turn.whose());
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

  private static String uid(Job job) {
    return job.getMetadata().getUid();
  }

  private static boolean isOf(ThreadExperiment experiment, Job job) {
    String uid = experiment.getMetadata().getUid();
    return job.getMetadata().getOwnerReferences().stream()
        .anyMatch(owner -> owner.getUid().equals(uid));
  }
}
