package dev.threadlab.operator;

import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives the Lease up when the process is told to end, so that the next operator need not wait until
 * it has run out. The election's own release is of no use here: it waits for the process to end,
 * which would wait for it.
 */
final class LeaseRelease {
  private static final Logger LOG = LoggerFactory.getLogger(LeaseRelease.class);

  /** An API server that does not answer must not hold the end up: the Lease runs out by itself. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** What a process that SIGTERM has ended exits with. */
  private static final int TERMINATED = 143;

  /** The holder alone, of whatever version: the election may renew the Lease at the same time. */
  private static final String WITHOUT_HOLDER = "{\"spec\": {\"holderIdentity\": \"\"}}";

  private final Resource<Lease> lease;
  private final String holder;

  LeaseRelease(KubernetesClient client, String name, Settings.Lease settings) {
    lease = client.leases().inNamespace(settings.namespace()).withName(name);
    holder = settings.identity();
  }

  /** From now on, when this process is told to end, it gives the Lease up if it has it. */
  void atEnd() {
    Runtime.getRuntime()
        .addShutdownHook(Thread.ofPlatform().name("lease-release").unstarted(this::run));
  }

  private void run() {
    try {
      var _ = Thread.ofVirtual().start(this::release).join(PATIENCE);
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  private void release() {
    try {
      Lease held = lease.get();
      if (held != null && holder.equals(held.getSpec().getHolderIdentity())) {
        var _ = lease.patch(PatchContext.of(PatchType.JSON_MERGE), WITHOUT_HOLDER);
        // At once: while other threads end in good order, the election would take the free Lease
        // again.
        Runtime.getRuntime().halt(TERMINATED);
      }
    } catch (KubernetesClientException refused) {
      LOG.warn(
          "the Lease could not be given up: another operator must wait until it runs out", refused);
    }
  }
}
