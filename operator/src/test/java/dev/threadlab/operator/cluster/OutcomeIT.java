package dev.threadlab.operator.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlab.crds.IntegrityCounts;
import dev.threadlab.crds.Run;
import dev.threadlab.crds.Run.Outcome;
import dev.threadlab.crds.ThreadExperimentStatus.Phase;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceQuotaBuilder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Runs that fail: named while they are stuck, ended at their timeout, recorded with the cause. */
@ExtendWith(ClusterExtension.class)
class OutcomeIT {
  private static final String ONE =
      "variants: [{name: single, strategy: Sequential}], rounds: 1, iterations: {warmup: 0, measured: 1}, runTimeoutSeconds: 15";
  private static final String SMALL = "profiles: [{name: small, cpu: 200m, memory: 256Mi}], ";

  @Test
  void anImageThatIsNotThereIsNamed(Lab lab) {
    var _ = lab.startOperator();
    var _ =
        lab.create(
            "image",
            "input: {lines: 1}, workload: {image: localhost/nothing:1, imagePullPolicy: Never}, "
                + SMALL
                + ONE);
    lab.awaitReason("image", "ImagePullFailed");
    assertFailed(lab, "image", Outcome.ImageNotPulled);
  }

  @Test
  void aProfileThatNoNodeIsLargeEnoughForIsNamed(Lab lab) {
    var _ = lab.startOperator();
    var _ =
        lab.create(
            "large",
            "input: {lines: 1}, profiles: [{name: large, cpu: 1000, memory: 256Mi}], " + ONE);
    lab.awaitReason("large", "InsufficientCpu");
    assertFailed(lab, "large", Outcome.Unschedulable);
  }

  @Test
  void aConfigMapThatIsMissingIsNamed(Lab lab) {
    var _ = lab.startOperator();
    var _ = lab.create("input", "input: {configMap: {name: nowhere, key: lines}}, " + SMALL + ONE);
    lab.awaitReason("input", "ConfigMapMissing");
    assertFailed(lab, "input", Outcome.NotStarted);
  }

  @Test
  void aNameThatIsTakenIsNamedAndTheRunComesWhenItIsFree(Lab lab) {
    var taken =
        lab.client()
            .resource(
                new ConfigMapBuilder()
                    .withNewMetadata()
                    .withName("taken-input")
                    .withNamespace(lab.namespace())
                    .endMetadata()
                    .build());
    var _ = taken.create();
    var _ = lab.startOperator();
    var _ = lab.create("taken", "input: {text: \"one\\n\"}, " + SMALL + ONE.replace("15", "120"));
    lab.awaitReason("taken", "Refused");
    assertThat(lab.status("taken").conditions())
        .anySatisfy(condition ->
            assertThat(condition.message()).startsWith("ConfigMap taken-input is there already"));
    var _ = taken.delete();
    assertThat(lab.awaitEnd("taken").phase()).isEqualTo(Phase.Complete);
  }

  @Test
  void aQuotaThatIsExceededIsNamed(Lab lab) {
    var _ = lab.startOperator();
    var quota =
        new ResourceQuotaBuilder()
            .withNewMetadata()
            .withName("little")
            .withNamespace(lab.namespace())
            .endMetadata()
            .withNewSpec()
            .addToHard("limits.cpu", new Quantity("100m"))
            .endSpec()
            .build();
    var _ = lab.client().resource(quota).create();
    var _ = lab.create("quota", "input: {lines: 1}, " + SMALL + ONE);
    lab.awaitReason("quota", "QuotaExceeded");
    assertFailed(lab, "quota", Outcome.NotStarted);
  }

  @Test
  void aRunThatHangsIsEndedAtItsTimeout(Lab lab) {
    var _ = lab.startOperator();
    var _ = lab.create("slow", "input: {lines: 10}, work: {sleepMicros: 60000000}, " + SMALL + ONE);
    assertFailed(lab, "slow", Outcome.TimedOut);
  }

  @Test
  void theKernelsKillIsOutOfMemory(Lab lab) {
    var _ = lab.startOperator();
    var _ =
        lab.create(
            "kernel",
            "input: {lines: 4096}, work: {sleepMicros: 10000000}, "
                + "profiles: [{name: small, cpu: '1', memory: 96Mi}], "
                + ONE.replace("Sequential", "ThreadPerLine").replace("15", "120"));
    assertFailed(lab, "kernel", Outcome.OutOfMemory);
  }

  @Test
  void theJvmsOwnEndIsOutOfMemoryToo(TestCluster cluster, Lab lab) {
    Assumptions.assumeTrue(cluster.isOurs(), "needs a cluster that images can be loaded to");
    var _ = lab.startOperator();
    var _ =
        lab.create(
            "heap",
            "input: {lines: 100000}, profiles: [{name: small, cpu: '1', memory: 256Mi}],"
                + " workload: {image: '%s', imagePullPolicy: Never}, "
                    .formatted(TestCluster.SMALL_HEAP_IMAGE)
                + ONE.replace("15", "120"));
    assertFailed(lab, "heap", Outcome.OutOfMemory);
    assertThat(lab.status("heap").runs().getFirst().message()).contains("Java heap");
  }

  @Test
  void aCopyThatIsWrongIsSeenInTheStatus(Lab lab) {
    var _ = lab.startOperator();
    var _ =
        lab.create(
            "race",
            "input: {lines: 2000}, profiles: [{name: wide, cpu: '2', memory: 512Mi}],"
                + " variants: [{name: racing, strategy: ThreadPerLine, synchronization: None}],"
                + " iterations: {warmup: 0, measured: 5}, rounds: 4");
    var status = lab.awaitEnd("race");
    assertThat(status.phase()).isEqualTo(Phase.Complete);
    assertThat(status.runs()).anyMatch(run -> isFaulty(run.integrity()));
    assertThat(status.cells()).singleElement().matches(cell -> isFaulty(cell.integrity()));
  }

  private static boolean isFaulty(@Nullable IntegrityCounts counts) {
    return counts != null
        && counts.lost() + counts.duplicated() + counts.torn() + counts.outOfOrder() > 0;
  }

  private static void assertFailed(Lab lab, String name, Outcome outcome) {
    var status = lab.awaitEnd(name);
    assertThat(status.runs())
        .singleElement()
        .satisfies(run -> {
          assertThat(run.outcome()).as(run.message()).isEqualTo(outcome);
          assertThat(run.message()).isNotBlank();
        });
    assertThat(status.phase()).isEqualTo(Phase.Failed);
    assertThat(status.runs()).extracting(Run::lines).allMatch(java.util.List::isEmpty);
  }
}
