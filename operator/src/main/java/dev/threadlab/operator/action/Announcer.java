package dev.threadlab.operator.action;

import dev.threadlab.crds.ThreadExperiment;
import dev.threadlab.operator.decision.Action.Announce;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells people what happened, by Events and in the log. Nobody waits for it. */
public final class Announcer {
  private static final Logger LOG = LoggerFactory.getLogger(Announcer.class);
  private static final String REPORTER = "threadlab-operator";
  private static final int LONGEST_MESSAGE = 1000;

  private final Executor threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("announcer-", 0).factory());
  private final KubernetesClient client;
  private final InstantSource clock;

  /** An announcer through this client. */
  public Announcer(KubernetesClient client, InstantSource clock) {
    this.client = client;
    this.clock = clock;
  }

  void announce(ThreadExperiment experiment, Announce what) {
    LOG.info(
        "{}/{}: {}: {}",
        experiment.getMetadata().getNamespace(),
        experiment.getMetadata().getName(),
        what.reason(),
        what.message());
    threads.execute(() -> send(event(experiment, what)));
  }

  private void send(Event event) {
    try {
      var _ = client.resource(event).create();
    } catch (KubernetesClientException refused) {
      LOG.info("an event was not taken: {}", refused.getMessage());
    }
  }

  private Event event(ThreadExperiment experiment, Announce what) {
    var metadata = experiment.getMetadata();
    String now = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
    String message = what.message();
    return new EventBuilder()
        .withNewMetadata()
        .withName(metadata.getName() + "." + UUID.randomUUID())
        .withNamespace(metadata.getNamespace())
        .endMetadata()
        .withType(what.warning() ? "Warning" : "Normal")
        .withReason(what.reason())
        .withMessage(
            message.length() <= LONGEST_MESSAGE ? message : message.substring(0, LONGEST_MESSAGE))
        .withNewSource()
        .withComponent(REPORTER)
        .endSource()
        .withReportingComponent(REPORTER)
        .withFirstTimestamp(now)
        .withLastTimestamp(now)
        .withCount(1)
        .withNewInvolvedObject()
        .withApiVersion(experiment.getApiVersion())
        .withKind(experiment.getKind())
        .withNamespace(metadata.getNamespace())
        .withName(metadata.getName())
        .withUid(metadata.getUid())
        .withResourceVersion(metadata.getResourceVersion())
        .endInvolvedObject()
        .build();
  }
}
