package dev.threadlab.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlab.crds.ThreadExperiment;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import org.junit.jupiter.api.Test;

class KindsTest {
  private static final KubernetesSerialization SERIALIZATION = Kinds.serialization();

  @Test
  void whatNobodyReadsOfAPodIsSkipped() {
    var pod =
        SERIALIZATION.unmarshal(
            """
            metadata: {name: a, labels: {b: c}, managedFields: [{manager: d}]}
            spec:
              nodeName: node1
              volumes: [{name: work, emptyDir: {}}]
              containers:
              - {name: workload, image: none, resources: {limits: {cpu: 200m}}, env: [{name: E, value: f}]}
            status: {phase: Running, podIP: 10.0.0.1, containerStatuses: [{name: workload, image: none}]}
            """,
            Pod.class);
    assertThat(pod)
        .isEqualTo(
            new PodBuilder()
                .withNewMetadata()
                .withName("a")
                .addToLabels("b", "c")
                .endMetadata()
                .withNewSpec()
                .withNodeName("node1")
                .addNewContainer()
                .withName("workload")
                .withNewResources()
                .addToLimits("cpu", new Quantity("200m"))
                .endResources()
                .endContainer()
                .endSpec()
                .withNewStatus()
                .withPhase("Running")
                .addNewContainerStatus()
                .withName("workload")
                .endContainerStatus()
                .endStatus()
                .build());
  }

  @Test
  void whatIsWrittenIsWrittenWhole() {
    var pod =
        new PodBuilder()
            .withNewSpec()
            .addNewVolume()
            .withName("work")
            .withNewEmptyDir()
            .endEmptyDir()
            .endVolume()
            .endSpec()
            .build();
    assertThat(SERIALIZATION.asJson(pod)).contains("\"volumes\":[{\"emptyDir\":{},");
  }

  @Test
  void whatAWatchTellsOfIsKnownByItsKind() {
    assertThat(read("threadlab.dev/v1alpha1", "ThreadExperiment"))
        .isInstanceOf(ThreadExperiment.class);
    assertThat(read("v1", "Pod")).isInstanceOf(Pod.class);
    assertThat(read("v1", "Status")).isInstanceOf(Status.class);
  }

  private static KubernetesResource read(String apiVersion, String kind) {
    return SERIALIZATION.unmarshal(
        "{\"apiVersion\": \"%s\", \"kind\": \"%s\"}".formatted(apiVersion, kind),
        KubernetesResource.class);
  }
}
