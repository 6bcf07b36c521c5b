package dev.threadlab.operator.observation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlab.crds.Profile;
import dev.threadlab.operator.job.Labels.RunId;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SizeReadingTest {
  @Test
  void aPodThatAsksForAnotherSizeIsToBeAsked() {
    assertThat(sizing("2", "1", "").isToBeAsked()).isTrue();
    assertThat(sizing("1", "1", "").isToBeAsked()).isFalse();
    assertThat(sizing("1", "1000m", "").isToBeAsked()).isFalse();
  }

  @Test
  void whatTheKubeletSaysIsTheHindrance() {
    assertThat(
            hindrance(
                "2", "{type: PodResizePending, status: 'True', reason: Deferred, message: m}"))
        .isEqualTo("ResizeDeferred: m");
    assertThat(
            hindrance(
                "2", "{type: PodResizeInProgress, status: 'True', reason: Error, message: m}"))
        .isEqualTo("ResizeError: m");
  }

  @Test
  void aKubeletThatSaysNothingLeavesTheContainerAsItIs() {
    assertThat(hindrance("2", ""))
        .isEqualTo("ResizePending: The pod asks for a CPU limit of 2, its container has 1.");
    assertThat(hindrance("1", "{type: PodResizePending, status: 'False', reason: Deferred}"))
        .isNull();
  }

  private static @Nullable String hindrance(String asked, String condition) {
    Hindrance hindrance = sizing("2", asked, condition).hindrance();
    return hindrance == null ? null : hindrance.reason() + ": " + hindrance.message();
  }

  /** A pod whose container has one CPU. */
  private static Sizing sizing(String wanted, String asked, String condition) {
    var pod =
        Serialization.unmarshal(
            """
            apiVersion: v1
            kind: Pod
            spec: {containers: [{name: workload, resources: {limits: {cpu: %s}}}]}
            status:
              conditions: [%s]
              containerStatuses: [{name: workload, resources: {limits: {cpu: '1'}}}]
            """
                .formatted(asked, condition),
            Pod.class);
    var profile = new Profile("p", new Quantity(wanted), new Quantity("1Gi"));
    return SizeReading.of(pod, List.of(new Sizing.Sized(new RunId(0, 1), profile)));
  }
}
