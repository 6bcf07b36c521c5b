package dev.threadlab.operator.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlab.crds.Run;
import dev.threadlab.crds.Run.Outcome;
import dev.threadlab.crds.ThreadExperimentStatus.Phase;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceQuotaBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Runs that fail: named while they are stuck, ended at their timeout, recorded with the cause. */
@ExtendWith(ClusterExtension.class)
class OutcomeIT {
  private static final String ONE =
      "variants: [{name: single, strategy: Sequential}], rounds: 1, iterations: {warmup: 0, measured: 1}, runTimeoutSeconds: 15";
  private static final String SMALL = "profiles: [{name: small, cpu: 200m, memory: 256Mi}], ";

  private final Lab lab;
  private final OperatorProcess operator;

  OutcomeIT(TestCluster cluster) {
    lab = Lab.open(cluster);
    operator = lab.operator("operator");
  }

  @BeforeEach
  void ready() {
    var _ = operator.awaitReady();
  }

  @AfterEach
  void close() {
    operator.close();
    lab.close();
  }

  @Test
  void anImageThatIsNotThereIsNamed() {
    var _ =
        lab.create(
            "image",
            "input: {lines: 1}, workload: {image: localhost/nothing:1, imagePullPolicy: Never}, "
                + SMALL
                + ONE);
    lab.awaitReason("image", "ImagePullFailed");
    assertFailed("image", Outcome.ImageNotPulled);
  }

  @Test
  void aProfileThatNoNodeIsLargeEnoughForIsNamed() {
    var _ =
        lab.create(
            "large",
            "input: {lines: 1}, profiles: [{name: large, cpu: 1000, memory: 256Mi}], " + ONE);
    lab.awaitReason("large", "InsufficientCpu");
    assertFailed("large", Outcome.Unschedulable);
  }

  @Test
  void aConfigMapThatIsMissingIsNamed() {
    var _ = lab.create("input", "input: {configMap: {name: nowhere, key: lines}}, " + SMALL + ONE);
    lab.awaitReason("input", "ConfigMapMissing");
    assertFailed("input", Outcome.NotStarted);
  }

  @Test
  void aQuotaThatIsExceededIsNamed() {
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
    assertFailed("quota", Outcome.NotStarted);
  }

  @Test
  void aRunThatHangsIsEndedAtItsTimeout() {
    var _ = lab.create("slow", "input: {lines: 10}, work: {sleepMicros: 60000000}, " + SMALL + ONE);
    assertFailed("slow", Outcome.TimedOut);
  }

  @Test
  void theKernelsKillIsOutOfMemory() {
    var _ =
        lab.create(
            "kernel",
            "input: {lines: 4096}, work: {sleepMicros: 10000000}, "
                + "profiles: [{name: small, cpu: '1', memory: 96Mi}], "
                + ONE.replace("Sequential", "ThreadPerLine").replace("15", "120"));
    assertFailed("kernel", Outcome.OutOfMemory);
  }

  private void assertFailed(String name, Outcome outcome) {
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
