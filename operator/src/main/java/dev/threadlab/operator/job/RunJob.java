package dev.threadlab.operator.job;

import dev.threadlab.crds.Input;
import dev.threadlab.crds.ThreadExperiment;
import dev.threadlab.experiment.plan.PlannedRun;
import dev.threadlab.operator.job.Labels.RunId;
import io.fabric8.kubernetes.api.model.CapabilitiesBuilder;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EmptyDirVolumeSource;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.PodSecurityContextBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.SecurityContextBuilder;
import io.fabric8.kubernetes.api.model.Toleration;
import io.fabric8.kubernetes.api.model.TolerationBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.JobStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Builds the Job of a run: one pod, one try, under the strictest Pod Security Standard. */
public final class RunJob {
  /** The container that does the work. */
  public static final String CONTAINER = "workload";

  static final String WORK_DIRECTORY = "/work";
  static final String INPUT_DIRECTORY = "/input";

  private static final String WORK = "work";
  private static final String TMP = "tmp";
  private static final String INPUT_VOLUME = "input";

  private static final String QUEUE = "kueue.x-k8s.io/queue-name";

  /** Time for a pod to be scheduled and its image to be pulled, beyond the two timeouts. */
  private static final long SLACK_SECONDS = 60;

  private static final long GRACE_SECONDS = 5;
  private static final long LOST_AFTER_SECONDS = 30;

  private RunJob() {}

  /** The Job of this attempt of this run. */
  public static Job of(ThreadExperiment experiment, PlannedRun run, int attempt, PodShape shape) {
    String name = experiment.getMetadata().getName();
    var labels = Labels.of(name, run, attempt);
    String queue = experiment.getSpec().queueName();
    return new JobBuilder()
        .withMetadata(
            Names.owned(Names.job(name, new RunId(run.index(), attempt)), labels, experiment))
        .editMetadata()
        .addToLabels(queue == null ? Map.of() : Map.of(QUEUE, queue))
        .endMetadata()
        .withNewSpec()
        .withSuspend(queue == null ? null : true)
        .withBackoffLimit(0)
        .withActiveDeadlineSeconds(backstop(shape) + SLACK_SECONDS)
        .withNewTemplate()
        .withNewMetadata()
        .withLabels(labels)
        .endMetadata()
        .withSpec(pod(shape))
        .endTemplate()
        .endSpec()
        .build();
  }

  /**
   * When a Job's pod could first be there: when the Job was created, or when its queue let it go,
   * which is empty while it waits.
   */
  public static Optional<String> startableAt(Job job) {
    if (!job.getMetadata().getLabels().containsKey(QUEUE)) {
      return Optional.of(job.getMetadata().getCreationTimestamp());
    }
    boolean suspended = Boolean.TRUE.equals(job.getSpec().getSuspend());
    return suspended
        ? Optional.empty()
        : Optional.ofNullable(job.getStatus()).map(JobStatus::getStartTime);
  }

  /**
   * When the kubelet ends a pod if no operator does: it may take its timeout to start and its
   * timeout to run. The kubelet's end leaves the pod and its log in place, the Job's own, which
   * comes later, does not.
   */
  private static long backstop(PodShape shape) {
    return 2L * shape.timeoutSeconds() + SLACK_SECONDS;
  }

  private static PodSpec pod(PodShape shape) {
    return new PodSpecBuilder()
        .withRestartPolicy("Never")
        .withActiveDeadlineSeconds(backstop(shape))
        .withTerminationGracePeriodSeconds(GRACE_SECONDS)
        .withAutomountServiceAccountToken(false)
        .withEnableServiceLinks(false)
        .withSecurityContext(podSecurity())
        .withNodeSelector(shape.nodeSelector())
        .withAffinity(Pinning.to(shape.node()))
        .withTolerations(tolerations(shape))
        .withContainers(container(shape))
        .withVolumes(volumes(shape))
        .build();
  }

  private static PodSecurityContext podSecurity() {
    return new PodSecurityContextBuilder()
        .withRunAsNonRoot(true)
        .withNewSeccompProfile()
        .withType("RuntimeDefault")
        .endSeccompProfile()
        .build();
  }

  private static Container container(PodShape shape) {
    var size = Map.of("cpu", shape.cpu(), "memory", shape.memory());
    return new ContainerBuilder()
        .withName(CONTAINER)
        .withImage(shape.image())
        .withImagePullPolicy(shape.pullPolicy())
        .withArgs(shape.arguments())
        .withNewResources()
        .withRequests(size)
        .withLimits(size)
        .endResources()
        .withTerminationMessagePath("/dev/termination-log")
        .withSecurityContext(containerSecurity())
        .withVolumeMounts(mounts(shape))
        .build();
  }

  private static SecurityContext containerSecurity() {
    return new SecurityContextBuilder()
        .withAllowPrivilegeEscalation(false)
        .withReadOnlyRootFilesystem(true)
        .withCapabilities(new CapabilitiesBuilder().withDrop("ALL").build())
        .build();
  }

  private static List<VolumeMount> mounts(PodShape shape) {
    var mounts = new ArrayList<VolumeMount>();
    mounts.add(mount(WORK, WORK_DIRECTORY));
    mounts.add(mount(TMP, "/tmp"));
    if (shape.input() != null) {
      mounts.add(
          new VolumeMountBuilder(mount(INPUT_VOLUME, INPUT_DIRECTORY)).withReadOnly().build());
    }
    return mounts;
  }

  private static VolumeMount mount(String volume, String path) {
    return new VolumeMountBuilder().withName(volume).withMountPath(path).build();
  }

  private static List<Volume> volumes(PodShape shape) {
    var volumes = new ArrayList<Volume>();
    volumes.add(emptyDirectory(WORK, "1Gi"));
    volumes.add(emptyDirectory(TMP, "64Mi"));
    Input.ConfigMapKey input = shape.input();
    if (input != null) {
      volumes.add(
          new VolumeBuilder()
              .withName(INPUT_VOLUME)
              .withNewConfigMap()
              .withName(input.name())
              .addNewItem(input.key(), null, PodShape.INPUT)
              .endConfigMap()
              .build());
    }
    return volumes;
  }

  private static Volume emptyDirectory(String name, String most) {
    return new VolumeBuilder()
        .withName(name)
        .withEmptyDir(new EmptyDirVolumeSource(null, new Quantity(most)))
        .build();
  }

  /** A pod on a node that has fallen silent is given up sooner than after the usual 5 minutes. */
  private static List<Toleration> tolerations(PodShape shape) {
    var tolerations = new ArrayList<>(shape.tolerations());
    for (String taint : List.of("not-ready", "unreachable")) {
      String key = "node.kubernetes.io/" + taint;
      if (shape.tolerations().stream().noneMatch(each -> key.equals(each.getKey()))) {
        tolerations.add(
            new TolerationBuilder()
                .withKey(key)
                .withOperator("Exists")
                .withEffect("NoExecute")
                .withTolerationSeconds(LOST_AFTER_SECONDS)
                .build());
      }
    }
    return tolerations;
  }
}
