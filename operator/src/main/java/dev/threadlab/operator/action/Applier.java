package dev.threadlab.operator.action;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.threadlab.crds.ThreadExperiment;
import dev.threadlab.crds.ThreadExperimentStatus;
import dev.threadlab.operator.decision.Action;
import dev.threadlab.operator.decision.Action.Announce;
import dev.threadlab.operator.decision.Action.CreateInput;
import dev.threadlab.operator.decision.Action.DeleteExperiment;
import dev.threadlab.operator.decision.Action.DeleteJob;
import dev.threadlab.operator.decision.Action.Resize;
import dev.threadlab.operator.decision.Action.StartNeighbours;
import dev.threadlab.operator.decision.Action.StartRun;
import dev.threadlab.operator.decision.Action.WriteStatus;
import dev.threadlab.operator.job.Images;
import dev.threadlab.operator.job.Labels;
import dev.threadlab.operator.job.Names;
import dev.threadlab.operator.job.PodShape;
import dev.threadlab.operator.job.RunJob;
import dev.threadlab.operator.ledger.EntryJson;
import dev.threadlab.operator.ledger.Ledger.Write;
import dev.threadlab.operator.turn.Turn;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Does what was decided. Each action is one write, and safe to be done again. */
public final class Applier {
  private static final JsonMapper JSON = new JsonMapper();

  private final Announcer announcer;
  private final Images images;
  private final Door door;

  /**
   * An applier.
   *
   * @param announcer tells people
   * @param images those of runs whose design names none
   * @param client reads what caches may not hold yet
   * @param namespaces those that the operator works in, empty for all
   */
  public Applier(
      Announcer announcer, Images images, KubernetesClient client, Set<String> namespaces) {
    this.announcer = announcer;
    this.images = images;
    this.door = new Door(client, namespaces);
  }

  /**
   * Changes the cluster so.
   *
   * @throws Stale if it is not as it was seen
   * @throws Refused if a run may not be started
   * @throws KubernetesClientException if it refuses, or does not answer
   */
  public void apply(Action action, ThreadExperiment experiment, Context<ThreadExperiment> context) {
    switch (action) {
      case Action.KeepRun(var write) -> record(write, experiment, context);
      case DeleteJob(var name) -> deleteJob(name, experiment, context);
      case CreateInput(var text) -> orRefused(() -> create(input(experiment, text), context));
      case StartNeighbours start ->
          orRefused(() -> create(neighbours(experiment, start), start.turn(), experiment, context));
      case StartRun start ->
          orRefused(() -> create(job(experiment, start), start.turn(), experiment, context));
      case Resize resize -> orRefused(() -> resize(resize, experiment, context));
      case WriteStatus(var status) -> writeStatus(status, experiment, context);
      case Announce announcement -> announcer.announce(experiment, announcement);
      case DeleteExperiment() -> {
        var _ = context.getClient().resource(experiment).delete();
      }
    }
  }

  private void create(
      Job job,
      @Nullable Turn turn,
      ThreadExperiment experiment,
      Context<ThreadExperiment> context) {
    if (turn == null) {
      create(job, context);
    } else {
      door.pass(experiment, turn, () -> create(job, context));
    }
  }

  private void record(Write write, ThreadExperiment experiment, Context<ThreadExperiment> context) {
    if (write.resourceVersion() == null) {
      create(page(experiment, write), context);
      return;
    }
    var page = new ConfigMapBuilder().withMetadata(metadata(experiment, write.page())).build();
    try {
      var _ =
          context
              .resourceOperations()
              .resourcePatch(
                  page,
                  there ->
                      context
                          .getClient()
                          .resource(there)
                          .patch(PatchContext.of(PatchType.JSON_MERGE), patch(write)));
    } catch (KubernetesClientException refused) {
      throw staleIfConflict(refused);
    }
  }

  private static ConfigMap page(ThreadExperiment experiment, Write write) {
    return new ConfigMapBuilder()
        .withMetadata(metadata(experiment, write.page()))
        .withData(data(write))
        .withBinaryData(binaryData(write))
        .build();
  }

  private static String patch(Write write) {
    return json(
        Map.of(
            "metadata", Map.of("resourceVersion", Objects.requireNonNull(write.resourceVersion())),
            "data", data(write),
            "binaryData", binaryData(write)));
  }

  private static Map<String, String> data(Write write) {
    return Map.of(write.entryKey(), EntryJson.write(write.entry()));
  }

  private static Map<String, String> binaryData(Write write) {
    byte[] report = write.report();
    return report == null
        ? Map.of()
        : Map.of(write.reportKey(), Base64.getEncoder().encodeToString(report));
  }

  private static io.fabric8.kubernetes.api.model.ObjectMeta metadata(
      ThreadExperiment experiment, String name) {
    return Names.owned(name, Labels.of(experiment.getMetadata().getName(), "reports"), experiment);
  }

  private static ConfigMap input(ThreadExperiment experiment, String text) {
    String name = experiment.getMetadata().getName();
    return new ConfigMapBuilder()
        .withMetadata(Names.owned(Names.input(name), Labels.of(name, "input"), experiment))
        .withImmutable(true)
        .withData(Map.of(PodShape.INPUT, text))
        .build();
  }

  private Job job(ThreadExperiment experiment, StartRun start) {
    return RunJob.of(
        experiment,
        start.run(),
        start.attempt(),
        PodShape.of(experiment, start.inOnePod(), start.node(), images));
  }

  /** Request and limit together, so that the pod stays of the class Guaranteed. */
  private static void resize(
      Resize resize, ThreadExperiment experiment, Context<ThreadExperiment> context) {
    var cpu = Map.of("cpu", resize.cpu().toString());
    var container =
        Map.of("name", RunJob.CONTAINER, "resources", Map.of("requests", cpu, "limits", cpu));
    // By an object, since the client would first get one that it has by name, which takes a right.
    var pod =
        new PodBuilder()
            .withNewMetadata()
            .withNamespace(experiment.getMetadata().getNamespace())
            .withName(resize.pod())
            .endMetadata()
            .build();
    try {
      var _ =
          context
              .getClient()
              .resource(pod)
              .subresource("resize")
              .patch(
                  PatchContext.of(PatchType.STRATEGIC_MERGE),
                  json(Map.of("spec", Map.of("containers", List.of(container)))));
    } catch (KubernetesClientException refused) {
      throw refused.getCode() == HttpURLConnection.HTTP_NOT_FOUND
          ? new Stale("the pod is gone", refused)
          : staleIfConflict(refused);
    }
  }

  private Job neighbours(ThreadExperiment experiment, StartNeighbours start) {
    return RunJob.of(
        experiment,
        start.run(),
        start.attempt(),
        PodShape.ofNeighbours(experiment, start.run(), start.node(), images).orElseThrow());
  }

  private static void deleteJob(
      String name, ThreadExperiment experiment, Context<ThreadExperiment> context) {
    var _ =
        context
            .getClient()
            .batch()
            .v1()
            .jobs()
            .inNamespace(experiment.getMetadata().getNamespace())
            .withName(name)
            .withPropagationPolicy(DeletionPropagation.BACKGROUND)
            .delete();
  }

  private static void writeStatus(
      ThreadExperimentStatus status,
      ThreadExperiment experiment,
      Context<ThreadExperiment> context) {
    var whole = new ThreadExperiment();
    whole.setMetadata(
        new ObjectMetaBuilder()
            .withName(experiment.getMetadata().getName())
            .withNamespace(experiment.getMetadata().getNamespace())
            .withUid(experiment.getMetadata().getUid())
            .build());
    whole.setStatus(status);
    ThreadExperiment written;
    try {
      written = context.resourceOperations().serverSideApplyPrimaryStatus(whole);
    } catch (KubernetesClientException refused) {
      throw staleIfConflict(refused);
    }
    if (!Objects.equals(
        written.getMetadata().getGeneration(), experiment.getMetadata().getGeneration())) {
      throw new Stale("the design was changed meanwhile");
    }
  }

  private static <T extends HasMetadata> void create(T object, Context<ThreadExperiment> context) {
    try {
      var _ = context.resourceOperations().create(object);
    } catch (KubernetesClientException refused) {
      if (refused.getCode() == HttpURLConnection.HTTP_CONFLICT && isAnothers(object, context)) {
        throw new Refused(
            "%s %s is there already and belongs to no experiment: delete it, or create this experiment by another name."
                .formatted(object.getKind(), object.getMetadata().getName()));
      }
      throw staleIfConflict(refused);
    }
  }

  /** What is left of an experiment that was deleted goes by itself; what somebody made stays. */
  private static boolean isAnothers(HasMetadata object, Context<ThreadExperiment> context) {
    String experiments = context.getPrimaryResource().getKind();
    return context
        .getClient()
        .genericKubernetesResources(object.getApiVersion(), object.getKind())
        .inNamespace(object.getMetadata().getNamespace())
        .withField("metadata.name", object.getMetadata().getName())
        .list()
        .getItems()
        .stream()
        .anyMatch(there ->
            there.getMetadata().getOwnerReferences().stream()
                .noneMatch(owner -> owner.getKind().equals(experiments)));
  }

  /** A start that fails, by a quota or a webhook that is down, must not hold others up. */
  private static void orRefused(Runnable write) {
    try {
      write.run();
    } catch (KubernetesClientException refused) {
      throw new Refused(refused);
    }
  }

  private static RuntimeException staleIfConflict(KubernetesClientException refused) {
    return refused.getCode() == HttpURLConnection.HTTP_CONFLICT
        ? new Stale("something has changed meanwhile: " + refused.getMessage(), refused)
        : refused;
  }

  private static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
