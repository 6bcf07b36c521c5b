package dev.threadlab.operator;

import dev.threadlab.crds.ThreadExperiment;
import dev.threadlab.operator.action.Applier;
import dev.threadlab.operator.action.Refused;
import dev.threadlab.operator.action.Stale;
import dev.threadlab.operator.decision.Action;
import dev.threadlab.operator.decision.Decision;
import dev.threadlab.operator.decision.Decisions;
import dev.threadlab.operator.job.Labels;
import dev.threadlab.operator.observation.CaughtUp;
import dev.threadlab.operator.observation.Observation;
import dev.threadlab.operator.observation.Observer;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.inbound.SimpleInboundEventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Takes experiments a step nearer to their results. Safe to call at any time, any number of times.
 */
@ControllerConfiguration(name = "threadexperiment", fieldManager = "threadlab-operator")
final class ExperimentReconciler implements Reconciler<ThreadExperiment> {
  private static final Duration SOON = Duration.ofMillis(200);

  /** How soon to look again at caches that are behind, should they say nothing themselves. */
  private static final Duration BEHIND = Duration.ofSeconds(1);

  private final CaughtUp caughtUp;
  private final Observer observer;
  private final Applier applier;
  private final Metrics metrics;
  private final SimpleInboundEventSource<ThreadExperiment> lookups;

  /** A reconciler; {@code lookups} wakes it when an answer to one of the observer's has come. */
  ExperimentReconciler(
      CaughtUp caughtUp,
      Observer observer,
      Applier applier,
      Metrics metrics,
      SimpleInboundEventSource<ThreadExperiment> lookups) {
    this.caughtUp = caughtUp;
    this.observer = observer;
    this.applier = applier;
    this.metrics = metrics;
    this.lookups = lookups;
  }

  @Override
  public List<EventSource<?, ThreadExperiment>> prepareEventSources(
      EventSourceContext<ThreadExperiment> context) {
    metrics.countActive(context.getPrimaryCache());
    return List.of(
        watch(Job.class, context),
        watch(Pod.class, context),
        watch(ConfigMap.class, context),
        lookups);
  }

  private static <T extends HasMetadata> EventSource<T, ThreadExperiment> watch(
      Class<T> type, EventSourceContext<ThreadExperiment> context) {
    return new InformerEventSource<>(
        InformerEventSourceConfiguration.from(type, ThreadExperiment.class)
            .withLabelSelector(Labels.SELECTOR)
            .withSecondaryToPrimaryMapper(ExperimentReconciler::experimentOf)
            .withNamespacesInheritedFromController()
            .build(),
        context);
  }

  private static Set<ResourceID> experimentOf(HasMetadata object) {
    var metadata = object.getMetadata();
    return Set.of(
        new ResourceID(metadata.getLabels().get(Labels.EXPERIMENT), metadata.getNamespace()));
  }

  @Override
  public UpdateControl<ThreadExperiment> reconcile(
      ThreadExperiment experiment, Context<ThreadExperiment> context) {
    if (!Decisions.hasEnded(experiment.getStatus()) && !caughtUp.with(experiment, context)) {
      return UpdateControl.<ThreadExperiment>noUpdate().rescheduleAfter(BEHIND);
    }
    Optional<Observation> seen = observer.observe(experiment, context);
    if (seen.isEmpty()) {
      return UpdateControl.noUpdate();
    }
    try {
      return apply(Decisions.decide(seen.get()), experiment, context);
    } catch (Refused refused) {
      return apply(Decisions.refused(seen.get(), refused.why()), experiment, context);
    }
  }

  private UpdateControl<ThreadExperiment> apply(
      Decision decision, ThreadExperiment experiment, Context<ThreadExperiment> context) {
    UpdateControl<ThreadExperiment> control = UpdateControl.noUpdate();
    try {
      for (Action action : decision.actions()) {
        applier.apply(action, experiment, context);
        metrics.count(action);
      }
    } catch (Stale look) {
      return control.rescheduleAfter(SOON);
    }
    Duration again = decision.again();
    return again == null ? control : control.rescheduleAfter(again);
  }
}
