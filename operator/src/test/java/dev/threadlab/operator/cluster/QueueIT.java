package dev.threadlab.operator.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.threadlab.crds.Condition;
import dev.threadlab.crds.ThreadExperimentStatus.Phase;
import dev.threadlab.operator.cluster.Fault.Kind;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceQuotaBuilder;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingWebhookConfigurationBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Experiments that share nodes take turns. */
@ExtendWith(ClusterExtension.class)
class QueueIT {
  private static final Comparator<ContainerStateTerminated> BY_START =
      Comparator.comparing(ContainerStateTerminated::getStartedAt)
          .thenComparing(ContainerStateTerminated::getFinishedAt);
  private static final String SHORT =
      "input: {lines: 20}, rounds: 1, work: {sleepMicros: 20000}, keepPods: Always";

  @Test
  void experimentsOfAllNamespacesTakeTurnsByAgeAlthoughTheOperatorIsKilled(Lab one, Lab two) {
    var namespaces = List.of(one.namespace(), two.namespace());
    var operator = one.operators().startFor(namespaces);
    var _ = one.create("first", SHORT.replace("rounds: 1", "rounds: 2"));
    var _ = one.awaitRunningPod();
    var _ = two.create("second", SHORT);
    two.awaitReason("second", "WaitingForNode");
    assertThat(two.status("second").startTime()).isNull();
    assertThat(message(two, "second"))
        .contains("Place 2 of 2", one.namespace() + "/first was created before");
    operator.kill();
    var _ = one.operators().startFor(namespaces);
    Whole.assertThatOf(one.awaitEnd("first"), 4);
    Whole.assertThatOf(two.awaitEnd("second"), 2);
    assertThatNoRunsMet(one, two);
    assertThat(runs(two).findFirst().orElseThrow().getStartedAt())
        .isGreaterThanOrEqualTo(runs(one).reduce((_, last) -> last).orElseThrow().getFinishedAt());
  }

  @Test
  void manyThatAreCreatedAtOnceNeverMeet(Lab lab) {
    var _ = lab.startOperator();
    var names = List.of("d", "c", "b", "a");
    names.forEach(name -> lab.create(name, "input: {lines: 20}, rounds: 1, keepPods: Always"));
    names.forEach(name -> Whole.assertThatOf(lab.awaitEnd(name), 2));
    assertThatNoRunsMet(lab);
  }

  @Test
  void whoNeedNotBeAloneNeitherWaitsNorIsWaitedFor(Lab lab) {
    var _ = lab.startOperator();
    String slow = "input: {lines: 20}, rounds: 1, work: {sleepMicros: 500000}";
    var _ = lab.create("alone", slow);
    var _ = lab.awaitRunningPod();
    var _ = lab.create("beside", "exclusive: false, input: {lines: 20}, rounds: 1");
    Whole.assertThatOf(lab.awaitEnd("beside"), 2);
    assertThat(lab.status("alone").phase()).isEqualTo(Phase.Running);
    Whole.assertThatOf(lab.awaitEnd("alone"), 2);
  }

  @Test
  void experimentsOnNodesOfTheirOwnDoNotWait(Lab lab) {
    var _ = lab.startOperator();
    for (int at = 0; at < 2; at++) {
      var _ =
          lab.create(
              "on" + at,
              "input: {lines: 20}, rounds: 1, work: {sleepMicros: 300000}" + onNode(lab, at));
    }
    await("a run on each")
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(
            () -> assertThat(lab.pods()).filteredOn(Lab::isRunning).hasSizeGreaterThan(1));
    Whole.assertThatOf(lab.awaitEnd("on0"), 2);
    Whole.assertThatOf(lab.awaitEnd("on1"), 2);
  }

  @Test
  void oneWhoseStartIsNeverAnsweredHoldsNobodyUpElsewhere(Lab one, Lab two) {
    var starts = new Fault(Kind.Hangs, "POST", "/%s/jobs$".formatted(one.namespace()));
    var both = List.of(one.namespace(), two.namespace());
    var _ = one.operators().startFor(both, starts).awaitReady();
    var unanswered = one.create("unanswered", SHORT + onNode(one, 0));
    awaitSecondAfter(unanswered);
    var _ = two.create("second", SHORT + onNode(two, 1));
    Whole.assertThatOf(two.awaitEnd("second"), 2);
    assertThat(one.jobs()).as("its start is still waited for").isEmpty();
  }

  /** Ages are in whole seconds, and of those of an age the name would say who is first. */
  private static void awaitSecondAfter(HasMetadata created) {
    var moment = Instant.parse(created.getMetadata().getCreationTimestamp());
    await("the second after").until(() -> Instant.now().isAfter(moment.plusSeconds(1)));
  }

  private static String onNode(Lab lab, int at) {
    var nodes = lab.client().nodes().list().getItems();
    assertThat(nodes).hasSizeGreaterThan(1);
    var labels = nodes.get(at).getMetadata().getLabels();
    return ", placement: {nodeSelector: {kubernetes.io/hostname: %s}}"
        .formatted(labels.get("kubernetes.io/hostname"));
  }

  @Test
  void oneWhoseRunsAreRefusedHoldsNobodyUp(Lab one, Lab two) {
    var none =
        new ResourceQuotaBuilder()
            .withNewMetadata()
            .withName("none")
            .withNamespace(one.namespace())
            .endMetadata()
            .withNewSpec()
            .addToHard("count/jobs.batch", new Quantity("0"))
            .endSpec()
            .build();
    holdsNobodyUp(none, "quota", one, two);
  }

  @Test
  void oneWhoseStartsMeetAWebhookThatIsDownHoldsNobodyUp(Lab one, Lab two) {
    var down =
        new ValidatingWebhookConfigurationBuilder()
            .withNewMetadata()
            .withName(one.namespace())
            .endMetadata()
            .addNewWebhook()
            .withName("down.example.com")
            .withNewClientConfig()
            .withUrl("https://127.0.0.1:1/")
            .endClientConfig()
            .withNewNamespaceSelector()
            .addToMatchLabels("kubernetes.io/metadata.name", one.namespace())
            .endNamespaceSelector()
            .addNewRule()
            .withOperations("CREATE")
            .withApiGroups("batch")
            .withApiVersions("v1")
            .withResources("jobs")
            .endRule()
            .withSideEffects("None")
            .withAdmissionReviewVersions("v1")
            .endWebhook()
            .build();
    holdsNobodyUp(down, "failed calling webhook", one, two);
  }

  private static void holdsNobodyUp(HasMetadata obstacle, String says, Lab one, Lab two) {
    var there = one.client().resource(obstacle);
    var _ = there.create();
    try {
      var _ = one.operators().startFor(List.of(one.namespace(), two.namespace()));
      var _ = one.create("refused", SHORT);
      one.awaitReason("refused", "Refused");
      assertThat(message(one, "refused")).contains(says);
      var _ = two.create("second", SHORT);
      Whole.assertThatOf(two.awaitEnd("second"), 2);
    } finally {
      var _ = there.delete();
    }
    Whole.assertThatOf(one.awaitEnd("refused"), 2);
  }

  private static String message(Lab lab, String name) {
    return Lab.progressing(lab.status(name)).map(Condition::message).orElseThrow();
  }

  /** By the kubelets' clock, which is that of one machine, in whole seconds. */
  private static void assertThatNoRunsMet(Lab... labs) {
    var runs = Stream.of(labs).flatMap(QueueIT::runs).sorted(BY_START).toList();
    assertThat(runs).hasSizeGreaterThan(2);
    for (int at = 1; at < runs.size(); at++) {
      assertThat(Instant.parse(runs.get(at).getStartedAt()))
          .isAfterOrEqualTo(Instant.parse(runs.get(at - 1).getFinishedAt()));
    }
  }

  private static Stream<ContainerStateTerminated> runs(Lab lab) {
    return lab.pods().stream()
        .map(pod -> pod.getStatus().getContainerStatuses().getFirst().getState().getTerminated())
        .sorted(BY_START);
  }
}
