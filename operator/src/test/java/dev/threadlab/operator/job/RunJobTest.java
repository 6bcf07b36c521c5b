package dev.threadlab.operator.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlab.crds.KeepPods;
import dev.threadlab.crds.Profile;
import dev.threadlab.crds.Variant;
import dev.threadlab.crds.Variant.Language;
import dev.threadlab.crds.Variant.Strategy;
import dev.threadlab.crds.Variant.Synchronization;
import dev.threadlab.experiment.plan.Plan;
import dev.threadlab.experiment.plan.PlannedRun;
import dev.threadlab.operator.Samples;
import dev.threadlab.operator.job.Labels.Role;
import io.fabric8.kubernetes.api.model.ContainerResizePolicy;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RunJobTest {
  private static final Images IMAGES =
      new Images("threadlab/workload:1", "threadlab/workload-python:1", 65532L);
  private static final PlannedRun RUN = new PlannedRun(17, 5, "2cpu", "threads");

  @Test
  void itsNameFollowsFromExperimentRunAndAttempt() {
    assertThat(job().getMetadata().getName()).isEqualTo("article-17-2");
    assertThat(Labels.runOf(job())).isEqualTo(new Labels.RunId(17, 2));
  }

  @Test
  void itIsTriedOnceAndGoesWithItsExperiment() {
    assertThat(job().getSpec().getBackoffLimit()).isZero();
    assertThat(job().getMetadata().getOwnerReferences())
        .singleElement()
        .satisfies(owner -> {
          assertThat(owner.getKind()).isEqualTo("ThreadExperiment");
          assertThat(owner.getUid()).isEqualTo(Samples.experiment(5).getMetadata().getUid());
        });
  }

  @Test
  void itsPodHasTheProfileAndNothingMore() {
    var size = pod().getContainers().getFirst().getResources();
    assertThat(size.getRequests()).isEqualTo(size.getLimits());
    assertThat(size.getLimits()).containsEntry("cpu", new Quantity("2"));
    assertThat(pod().getAutomountServiceAccountToken()).isFalse();
    assertThat(pod().getEnableServiceLinks()).isFalse();
  }

  @Test
  void aPodThatGoesThroughSizesBeginsWithTheFirstAndHasTheTimeOfAll() {
    var experiment = Samples.resized(1);
    var plan = Plan.of(experiment.getSpec(), 42);
    var runs = plan.inOnePod(plan.runs().getFirst());
    var pod =
        RunJob.of(experiment, runs.getFirst(), 1, PodShape.of(experiment, runs, null, IMAGES))
            .getSpec()
            .getTemplate()
            .getSpec();
    var container = pod.getContainers().getFirst();
    assertThat(container.getResources().getLimits()).containsEntry("cpu", new Quantity("2"));
    assertThat(container.getResizePolicy())
        .containsExactly(new ContainerResizePolicy("cpu", "NotRequired"));
    assertThat(String.join(" ", container.getArgs()))
        .endsWith("--sizes 2000,1000 --size-seconds " + Samples.TIMEOUT_SECONDS);
    assertThat(pod.getActiveDeadlineSeconds()).isEqualTo(3L * Samples.TIMEOUT_SECONDS + 60);
    assertThat(pod().getContainers().getFirst().getResizePolicy()).isEmpty();
  }

  @Test
  void ofAProfileThatMayBurstItsCpuIsNotLimited() {
    var burst = new Profile("2cpu", new Quantity("2"), new Quantity("2Gi"), true, null);
    var experiment = Samples.experimentOf(burst, 5);
    var job = RunJob.of(experiment, RUN, 2, PodShape.of(experiment, List.of(RUN), null, IMAGES));
    var size = job.getSpec().getTemplate().getSpec().getContainers().getFirst().getResources();
    assertThat(size.getRequests()).containsOnlyKeys("cpu", "memory");
    assertThat(size.getLimits()).containsOnlyKeys("memory");
  }

  @Test
  void itsPodRunsAsAnyUserUnderTheRestrictedStandard() {
    var security = pod().getContainers().getFirst().getSecurityContext();
    assertThat(pod().getSecurityContext().getRunAsNonRoot()).isTrue();
    assertThat(pod().getSecurityContext().getRunAsUser()).isNull();
    assertThat(security.getRunAsUser()).isNull();
    assertThat(security.getReadOnlyRootFilesystem()).isTrue();
    assertThat(security.getAllowPrivilegeEscalation()).isFalse();
    assertThat(security.getCapabilities().getDrop()).containsExactly("ALL");
  }

  @Test
  void itsImageIsThatOfItsLanguage() {
    assertThat(pod().getContainers().getFirst().getImage()).isEqualTo("threadlab/workload:1");
    assertThat(IMAGES.of(Language.Python)).isEqualTo("threadlab/workload-python:1");
  }

  @Test
  void itsArgumentsSayWhatToDo() {
    assertThat(String.join(" ", pod().getContainers().getFirst().getArgs()))
        .isEqualTo(
            "--strategy ThreadPerLine --synchronization Lock --hash-rounds 0 --sleep-micros 0"
                + " --lines 20 --warmup 1 --measured 1 --dir /work");
  }

  @Test
  void theWorkloadIsBroughtIntoTheImageOfACommand() {
    PodSpec pod = podOf(command("debian:12-slim", "sh", "$HOME"));
    var init = pod.getInitContainers().getFirst();
    var workload = pod.getContainers().getFirst();
    assertThat(init.getImage()).isEqualTo("threadlab/workload:1");
    assertThat(init.getArgs()).containsExactly("--install", "/threadlab");
    assertThat(init.getResources()).isEqualTo(workload.getResources());
    assertThat(workload.getImage()).isEqualTo("debian:12-slim");
    assertThat(workload.getCommand()).startsWith("/threadlab/start");
    assertThat(workload.getArgs()).endsWith("--", "sh", "$$HOME");
    assertThat(pod.getSecurityContext().getRunAsUser()).isEqualTo(65532);
    assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
  }

  @Test
  void aCommandWithoutAnImageHasPython() {
    assertThat(podOf(command(null, "python3")).getContainers().getFirst().getImage())
        .isEqualTo("threadlab/workload-python:1");
  }

  private static Variant command(@Nullable String image, String... words) {
    return new Variant(
        "threads",
        Strategy.Command,
        null,
        Synchronization.None,
        Language.Java,
        List.of(words),
        image,
        null,
        null,
        null,
        null);
  }

  private static PodSpec podOf(Variant variant) {
    var experiment = Samples.experimentOf(variant);
    return RunJob.of(experiment, RUN, 2, PodShape.of(experiment, List.of(RUN), null, IMAGES))
        .getSpec()
        .getTemplate()
        .getSpec();
  }

  @Test
  void itsPodIsBoundToANodeByNameAndStillScheduled() {
    var experiment = Samples.experiment(5);
    var bound =
        RunJob.of(experiment, RUN, 2, PodShape.of(experiment, List.of(RUN), "node2", IMAGES));
    assertThat(Pinning.of(bound)).contains("node2");
    assertThat(bound.getSpec().getTemplate().getSpec().getNodeName()).isNull();
    assertThat(Pinning.of(job())).isEmpty();
  }

  @Test
  void ofAQueueItIsSuspendedAndStartableOnceItIsLetGo() {
    var experiment = Samples.experiment(5, "lab");
    var queued = RunJob.of(experiment, RUN, 2, PodShape.of(experiment, List.of(RUN), null, IMAGES));
    assertThat(queued.getMetadata().getLabels()).containsEntry("kueue.x-k8s.io/queue-name", "lab");
    assertThat(queued.getSpec().getTemplate().getMetadata().getLabels())
        .doesNotContainKey("kueue.x-k8s.io/queue-name");
    assertThat(queued.getSpec().getSuspend()).isTrue();
    assertThat(RunJob.startableAt(queued)).isEmpty();
    var letGo =
        queued
            .edit()
            .editSpec()
            .withSuspend(false)
            .endSpec()
            .withNewStatus()
            .withStartTime("2026-01-01T00:00:00Z")
            .endStatus()
            .build();
    assertThat(RunJob.startableAt(letGo)).contains("2026-01-01T00:00:00Z");
    assertThat(job().getSpec().getSuspend()).isNull();
  }

  @Test
  void neighboursAreOnePodWithAContainerEach() {
    var experiment = Samples.experimentBesideNeighbours(1, KeepPods.OnFailure);
    var run = new PlannedRun(17, 5, "beside", "threads");
    var shape = PodShape.ofNeighbours(experiment, run, "node2", IMAGES).orElseThrow();
    var job = RunJob.of(experiment, run, 2, shape);
    var pod = job.getSpec().getTemplate().getSpec();
    assertThat(job.getMetadata().getName()).isEqualTo("article-17-2-n");
    assertThat(Labels.runOf(job)).isEqualTo(new Labels.RunId(17, 2));
    assertThat(Labels.has(Role.Neighbours, job)).isTrue();
    assertThat(Labels.has(Role.Workload, job)).isFalse();
    assertThat(Pinning.of(job)).contains("node2");
    assertThat(pod.getContainers())
        .hasSize(2)
        .allSatisfy(each -> {
          assertThat(each.getImage()).isEqualTo("threadlab/workload:1");
          assertThat(each.getArgs()).startsWith("--neighbour").contains("1000");
          assertThat(each.getResources().getLimits())
              .isEqualTo(Map.of("cpu", new Quantity("500m"), "memory", new Quantity("96Mi")));
        })
        .extracting(each -> each.getVolumeMounts().getFirst().getSubPath())
        .doesNotHaveDuplicates()
        .doesNotContainNull();
    assertThat(shape.requested()).containsEntry("cpu", new Quantity("1"));
  }

  @Test
  void neighboursOutliveTheLongestRunBesideThem() {
    var experiment = Samples.experimentBesideNeighbours(1, KeepPods.OnFailure);
    var run = new PlannedRun(17, 5, "beside", "threads");
    var neighbours = PodShape.ofNeighbours(experiment, run, null, IMAGES).orElseThrow();
    long lastsFor = deadline(RunJob.of(experiment, run, 2, neighbours));
    long runLastsFor =
        deadline(
            RunJob.of(experiment, run, 2, PodShape.of(experiment, List.of(run), null, IMAGES)));
    assertThat(lastsFor).isEqualTo(runLastsFor + Samples.TIMEOUT_SECONDS);
  }

  private static long deadline(Job job) {
    return job.getSpec().getTemplate().getSpec().getActiveDeadlineSeconds();
  }

  @Test
  void aJobsNameHasRoomForThatOfTheLongestExperiment() {
    var last = new Labels.RunId(4999, 999);
    assertThat(Names.neighbours("e".repeat(50), last)).hasSizeLessThan(64);
  }

  private static PodSpec pod() {
    return job().getSpec().getTemplate().getSpec();
  }

  private static Job job() {
    var experiment = Samples.experiment(5);
    return RunJob.of(experiment, RUN, 2, PodShape.of(experiment, List.of(RUN), null, IMAGES));
  }
}
