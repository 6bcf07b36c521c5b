package dev.threadlab.operator.job;

import dev.threadlab.crds.Input;
import dev.threadlab.crds.ThreadExperiment;
import dev.threadlab.experiment.plan.PlannedRun;
import dev.threadlab.operator.job.Labels.Role;
import dev.threadlab.operator.job.Labels.RunId;
import io.fabric8.kubernetes.api.model.CapabilitiesBuilder;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.ContainerResizePolicy;
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
import java.util.stream.IntStream;

/**
 * Builds the Job of a run, or that of its neighbours: one pod, one try, under the strictest Pod
 * Security Standard.
 */
public final class RunJob {
  /** The container that does the work, or the first of them. */
  public static final String CONTAINER = "workload";

  static final String WORK_DIRECTORY = "/work";
  static final String INPUT_DIRECTORY = "/input";
  static final String SCRIPT_DIRECTORY = "/script";
  static final String EXPECTED_DIRECTORY = "/expected";

  /** Where the workload is in an image that is not its own; it is started from there. */
  static final String WORKLOAD_DIRECTORY = "/threadlab";

  private static final String WORKLOAD_VOLUME = "threadlab";

  private static final String WORK = "work";
  private static final String TMP = "tmp";
  private static final String INPUT_VOLUME = "input";

  private static final String QUEUE = "kueue.x-k8s.io/queue-name";

  /** Time for a pod to be scheduled and its image to be pulled, beyond the two timeouts. */
  private static final long SLACK_SECONDS = 60;

  private static final long GRACE_SECONDS = 5;
  private static final long LOST_AFTER_SECONDS = 30;

  private static final ContainerResizePolicy CPU_IN_PLACE =
      new ContainerResizePolicy("cpu", "NotRequired");

  private RunJob() {}

  /** The Job of this attempt of this run, with a pod of this shape. */
  public static Job of(ThreadExperiment experiment, PlannedRun run, int attempt, PodShape shape) {
    String name = experiment.getMetadata().getName();
    var labels = Labels.of(name, run, attempt, shape.role());
    String queue = experiment.getSpec().queueName();
    return new JobBuilder()
        .withMetadata(
            Names.owned(
                name(name, new RunId(run.index(), attempt), shape.role()), labels, experiment))
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

  private static String name(String experiment, RunId run, Role role) {
    return switch (role) {
      case Workload -> Names.job(experiment, run);
      case Neighbours -> Names.neighbours(experiment, run);
    };
  }

  /** The names of the containers that do the work. */
  public static List<String> containers(PodShape shape) {
    return IntStream.rangeClosed(1, shape.containers())
        .mapToObj(number -> number == 1 ? CONTAINER : CONTAINER + "-" + number)
        .toList();
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
   * timeout for each run, and neighbours are there before a run starts. The kubelet's end leaves
   * the pod and its log in place, the Job's own, which comes later, does not.
   */
  private static long backstop(PodShape shape) {
    long timeoutsBefore =
        switch (shape.role()) {
          case Workload -> 1;
          case Neighbours -> 2;
        };
    return (timeoutsBefore + shape.runs()) * shape.timeoutSeconds() + SLACK_SECONDS;
  }

  private static PodSpec pod(PodShape shape) {
    return new PodSpecBuilder()
        .withRestartPolicy("Never")
        .withActiveDeadlineSeconds(backstop(shape))
        .withTerminationGracePeriodSeconds(GRACE_SECONDS)
        .withAutomountServiceAccountToken(false)
        .withEnableServiceLinks(false)
        .withSecurityContext(podSecurity(shape))
        .withNodeSelector(shape.nodeSelector())
        .withAffinity(Pinning.to(shape.node()))
        .withTolerations(tolerations(shape))
        .withInitContainers(guests(shape))
        .withContainers(containers(shape).stream().map(name -> container(shape, name)).toList())
        .withVolumes(volumes(shape))
        .build();
  }

  private static PodSecurityContext podSecurity(PodShape shape) {
    return new PodSecurityContextBuilder()
        .withRunAsNonRoot(true)
        .withRunAsUser(shape.guest() == null ? null : shape.guest().user())
        .withNewSeccompProfile()
        .withType("RuntimeDefault")
        .endSeccompProfile()
        .build();
  }

  /** The workload, which brings itself into the image of somebody else's. */
  private static List<Container> guests(PodShape shape) {
    return shape.guest() == null
        ? List.of()
        : List.of(
            sized(shape, WORKLOAD_VOLUME, shape.guest().image())
                .withArgs("--install", WORKLOAD_DIRECTORY)
                .withVolumeMounts(mount(WORKLOAD_VOLUME, WORKLOAD_DIRECTORY), mount(TMP, "/tmp"))
                .build());
  }

  private static Container container(PodShape shape, String name) {
    var container =
        sized(shape, name, shape.image())
            .withArgs(shape.arguments().stream().map(RunJob::literally).toList())
            .withTerminationMessagePath("/dev/termination-log")
            .withResizePolicy(shape.resized() ? List.of(CPU_IN_PLACE) : List.of())
            .withVolumeMounts(mounts(shape, name));
    return shape.guest() == null
        ? container.build()
        : container
            .withWorkingDir(WORKLOAD_DIRECTORY)
            .withCommand(
                WORKLOAD_DIRECTORY + "/start",
                "--library-path",
                "lib",
                "opt/java/bin/java",
                "@app/options")
            .build();
  }

  /** Kubernetes puts the values of variables into what looks like their names. */
  private static String literally(String word) {
    return word.replace("$", "$$");
  }

  private static ContainerBuilder sized(PodShape shape, String name, String image) {
    return new ContainerBuilder()
        .withName(name)
        .withImage(image)
        .withImagePullPolicy(shape.pullPolicy())
        .withNewResources()
        .withRequests(shape.requests())
        .withLimits(shape.limits())
        .endResources()
        .withSecurityContext(containerSecurity());
  }

  private static SecurityContext containerSecurity() {
    return new SecurityContextBuilder()
        .withAllowPrivilegeEscalation(false)
        .withReadOnlyRootFilesystem(true)
        .withCapabilities(new CapabilitiesBuilder().withDrop("ALL").build())
        .build();
  }

  private static List<VolumeMount> mounts(PodShape shape, String container) {
    var mounts = new ArrayList<VolumeMount>();
    mounts.add(shape.containers() == 1 ? mount(WORK, WORK_DIRECTORY) : part(container));
    mounts.add(mount(TMP, "/tmp"));
    if (shape.input() != null) {
      mounts.add(readOnly(INPUT_VOLUME, INPUT_DIRECTORY));
    }
    PodShape.Guest guest = shape.guest();
    if (guest != null) {
      mounts.add(readOnly(WORKLOAD_VOLUME, WORKLOAD_DIRECTORY));
      if (guest.script() != null) {
        mounts.add(readOnly(PodShape.SCRIPT, SCRIPT_DIRECTORY));
      }
      if (guest.expectedOutput() != null) {
        mounts.add(readOnly(PodShape.EXPECTED, EXPECTED_DIRECTORY));
      }
    }
    return mounts;
  }

  private static VolumeMount readOnly(String volume, String path) {
    return new VolumeMountBuilder(mount(volume, path)).withReadOnly().build();
  }

  /** A container's own part of what they share. */
  private static VolumeMount part(String container) {
    return new VolumeMountBuilder(mount(WORK, WORK_DIRECTORY)).withSubPath(container).build();
  }

  private static VolumeMount mount(String volume, String path) {
    return new VolumeMountBuilder().withName(volume).withMountPath(path).build();
  }

  private static List<Volume> volumes(PodShape shape) {
    var volumes = new ArrayList<Volume>();
    volumes.add(emptyDirectory(WORK, "1Gi"));
    volumes.add(emptyDirectory(TMP, "64Mi"));
    if (shape.input() != null) {
      volumes.add(file(INPUT_VOLUME, shape.input(), PodShape.INPUT));
    }
    PodShape.Guest guest = shape.guest();
    if (guest != null) {
      volumes.add(emptyDirectory(WORKLOAD_VOLUME, "256Mi"));
      if (guest.script() != null) {
        volumes.add(file(PodShape.SCRIPT, guest.script(), PodShape.SCRIPT));
      }
      if (guest.expectedOutput() != null) {
        volumes.add(file(PodShape.EXPECTED, guest.expectedOutput(), PodShape.EXPECTED));
      }
    }
    return volumes;
  }

  /** A file that anybody may read and run. */
  private static Volume file(String volume, Input.ConfigMapKey source, String name) {
    return new VolumeBuilder()
        .withName(volume)
        .withNewConfigMap()
        .withName(source.name())
        .withDefaultMode(0555)
        .addNewItem(source.key(), null, name)
        .endConfigMap()
        .build();
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
