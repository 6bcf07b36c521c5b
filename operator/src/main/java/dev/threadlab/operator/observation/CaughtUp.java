package dev.threadlab.operator.observation;

import dev.threadlab.crds.ThreadExperiment;
import dev.threadlab.operator.job.Labels;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether this process may decide by its watches' caches. What it wrote itself is in them at once;
 * what the leader before it wrote last may not be: then a run that is recorded, and whose Job is
 * gone, would be started again. So the first look at an experiment is held against one read that is
 * not from a cache, and nothing is done until the caches hold all of it.
 */
public final class CaughtUp {
  private static final Duration FRESH = Duration.ofSeconds(1);

  private final Set<String> experiments = ConcurrentHashMap.newKeySet();
  private final KubernetesClient client;
  private final Lookups lookups;

  /** Nothing is caught up yet. */
  public CaughtUp(KubernetesClient client, Lookups lookups) {
    this.client = client;
    this.lookups = lookups;
  }

  /**
   * Versions of objects.
   *
   * @param byUid resource versions, which grow with each write, by the objects' uids
   */
  record Versions(Map<String, Long> byUid) {
    Versions {
      byUid = Map.copyOf(byUid);
    }

    static Versions of(ThreadExperiment experiment, Collection<ConfigMap> configMaps) {
      return new Versions(
          Stream.concat(Stream.of(experiment), configMaps.stream())
              .map(HasMetadata::getMetadata)
              .collect(
                  Collectors.toMap(
                      object -> object.getUid(),
                      object -> Long.parseLong(object.getResourceVersion()))));
    }

    /** Whether each object is there, in this version or a later one. */
    boolean areIn(Versions held) {
      return byUid.entrySet().stream()
          .allMatch(each -> held.byUid().getOrDefault(each.getKey(), -1L) >= each.getValue());
    }
  }

  /** Whether the caches of this experiment's objects are; looks if that is not known yet. */
  public boolean with(ThreadExperiment experiment, Context<ThreadExperiment> context) {
    String uid = experiment.getMetadata().getUid();
    if (experiments.contains(uid)) {
      return true;
    }
    var cached = Versions.of(experiment, context.getSecondaryResources(ConfigMap.class, true));
    boolean now =
        lookups
            .ask(
                "versions " + uid,
                Versions.class,
                ResourceID.fromResource(experiment),
                FRESH,
                () -> read(experiment))
            .filter(there -> there.areIn(cached))
            .isPresent();
    if (now) {
      var _ = experiments.add(uid);
      forgetAllBut(context.getPrimaryCache().list().map(each -> each.getMetadata().getUid()));
    }
    return now;
  }

  private void forgetAllBut(Stream<String> uids) {
    var _ = experiments.retainAll(uids.collect(Collectors.toSet()));
  }

  private Optional<Versions> read(ThreadExperiment experiment) {
    var metadata = experiment.getMetadata();
    String namespace = metadata.getNamespace();
    var there = client.resources(ThreadExperiment.class).inNamespace(namespace);
    var configMaps =
        client
            .configMaps()
            .inNamespace(namespace)
            .withLabelSelector(Labels.SELECTOR + "=" + metadata.getName());
    return Optional.ofNullable(there.withName(metadata.getName()).get())
        .filter(now -> now.getMetadata().getUid().equals(metadata.getUid()))
        .map(now -> Versions.of(now, configMaps.list().getItems()));
  }
}
