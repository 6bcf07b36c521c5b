package dev.threadlab.operator.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.threadlab.crds.KeepPods;
import dev.threadlab.crds.Resize;
import dev.threadlab.crds.ThreadExperiment;
import dev.threadlab.crds.ThreadExperimentStatus.Phase;
import dev.threadlab.crds.Variant;
import dev.threadlab.crds.Work;
import dev.threadlab.operator.cluster.Table.File;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a real API server makes of the CRD. */
@ExtendWith(ClusterExtension.class)
class ApiServerIT {
  private static final String NAME = "article";
  private static final String EVERYTHING =
      "input: {lines: 20}, rounds: 2, seed: 1, workload: {image: a},"
          + " placement: {nodeSelector: {a: b}}, profiles: [{name: p, cpu: 1, memory: 1Gi}],"
          + " variants: [{name: v, strategy: Sequential}]";

  @Test
  void theDefinitionIsEstablishedWithoutAComplaint(TestCluster cluster) {
    var conditions = definition(cluster).getStatus().getConditions();
    assertThat(conditions)
        .filteredOn(each -> each.getStatus().equals("True"))
        .extracting(each -> each.getType())
        .contains("NamesAccepted", "Established")
        .doesNotContain("NonStructuralSchema", "KubernetesAPIApprovalPolicyConformant");
    assertThat(definition(cluster).getSpec().getNames().getShortNames()).contains("tx");
  }

  private static CustomResourceDefinition definition(TestCluster cluster) {
    return cluster
        .client()
        .apiextensions()
        .v1()
        .customResourceDefinitions()
        .withName("threadexperiments.threadlab.dev")
        .get();
  }

  @Test
  void theApiServerAgreesWithTheTableOfGoodAndBadFiles(TestCluster cluster, Lab lab) {
    var server = new Server(lab);
    var rules = Rules.messages(definition(cluster));
    var soft = new SoftAssertions();
    for (File file : Table.files().filter(each -> !each.isForKubectl()).toList()) {
      var answer = server.tries(file);
      soft.assertThat(answer.isTaken()).as("%s: %s", file, answer).isEqualTo(file.isGood());
      file.ruleAmong(rules)
          .ifPresent(rule -> soft.assertThat(answer.message()).as(file.toString()).contains(rule));
    }
    soft.assertAll();
  }

  @Test
  void kubectlAgreesAboutFilesThatItReadsInItsOwnWay(TestCluster cluster, Lab lab) {
    var soft = new SoftAssertions();
    for (File file : Table.files().filter(File::isForKubectl).toList()) {
      var tried =
          Shell.attempt(() ->
              cluster.kubectl(
                  "apply --dry-run=server --validate=strict --namespace %s -f %s"
                      .formatted(lab.namespace(), file.path())));
      soft.assertThat(tried.isEmpty()).as(file + ": " + tried).isEqualTo(!file.isGood());
    }
    soft.assertAll();
  }

  @Test
  void everyRuleRefusesSomeFileOfTheTable(TestCluster cluster) {
    var said = Table.files().flatMap(file -> file.expected().stream()).map(File::message).toList();
    assertThat(Rules.messages(definition(cluster)))
        .filteredOn(rule -> !rule.contains("fixed once the experiment exists"))
        .allSatisfy(rule -> assertThat(said).as(rule).anyMatch(rule::startsWith));
  }

  @Test
  void whatIsLeftOutHasItsDefault(Lab lab) {
    var spec =
        lab.create(
                "least",
                "input: {lines: 20}, profiles: [{name: p, cpu: 1, memory: 1Gi}],"
                    + " variants: [{name: v, strategy: Sequential}]")
            .getSpec();
    assertThat(spec.variants().getFirst().synchronization())
        .isEqualTo(Variant.Synchronization.None);
    assertThat(spec.work()).isEqualTo(new Work(0, 0, false, false, false));
    assertThat(spec.iterations().measured()).isPositive();
    assertThat(spec.rounds()).isEqualTo(10);
    assertThat(spec.seed()).isNull();
    assertThat(spec.runTimeoutSeconds()).isEqualTo(300);
    assertThat(spec.deadlineSeconds()).isEqualTo(86_400);
    assertThat(spec.keepPods()).isEqualTo(KeepPods.OnFailure);
    assertThat(spec.suspend()).isFalse();
    assertThat(spec.exclusive()).isTrue();
    assertThat(spec.queueName()).isNull();
    assertThat(spec.resize()).isEqualTo(Resize.None);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          input | {lines: 21}
          profiles | [{name: p, cpu: 2, memory: 1Gi}]
          variants | [{name: other, strategy: Sequential}]
          work | {hashRounds: 1}
          iterations | {measured: 2}
          rounds | 3
          seed | 2
          workload | {image: b}
          placement | {nodeSelector: {a: c}}
          runTimeoutSeconds | 100
          exclusive | false
          queueName | other
          resize | InPlace
          """)
  void whatMakesTheResultsIsFixed(String field, String value, Lab lab) {
    var _ = lab.create(NAME, EVERYTHING);
    assertThatThrownBy(() -> patch(lab, field, value))
        .isInstanceOf(KubernetesClientException.class)
        .hasMessageContaining("spec." + field)
        .hasMessageContaining("fixed once the experiment exists: create a new experiment instead");
  }

  @ParameterizedTest
  @CsvSource({
    "suspend, true",
    "deadlineSeconds, 100",
    "ttlSecondsAfterFinished, 100",
    "keepPods, Always"
  })
  void whatOnlySteersMayChange(String field, String value, Lab lab) {
    var _ = lab.create(NAME, EVERYTHING);
    var changed = patch(lab, field, value);
    assertThat(changed.getMetadata().getGeneration()).isEqualTo(2);
  }

  private static ThreadExperiment patch(Lab lab, String field, String value) {
    return lab.experiment(NAME)
        .patch(PatchContext.of(PatchType.JSON_MERGE), "spec: {%s: %s}".formatted(field, value));
  }

  @Test
  void theStatusIsAppliedByItselfAndLeavesTheDesignAlone(Lab lab) {
    var _ = lab.create(NAME, EVERYTHING);
    var server = new Server(lab);
    String where = "/article/status?fieldManager=%s&force=true";
    var written = server.send("PATCH", where.formatted("one"), status("Running", "rounds: 9"));
    assertThat(written.isTaken()).as(written.toString()).isTrue();
    var there = lab.experiment(NAME).get();
    assertThat(there.getSpec().rounds()).isEqualTo(2);
    assertThat(there.getStatus().phase()).isEqualTo(Phase.Running);
    assertThat(there.getMetadata().getGeneration()).isEqualTo(1);
    assertThat(server.send("PATCH", where.formatted("one"), status("Nonsense", "")).message())
        .contains("status.phase");
  }

  private static byte[] status(String phase, String spec) {
    return """
    apiVersion: threadlab.dev/v1alpha1
    kind: ThreadExperiment
    metadata: {name: article}
    spec: {%s}
    status: {phase: %s}
    """
        .formatted(spec, phase)
        .getBytes(UTF_8);
  }

  @Test
  void kubectlShowsAnExperimentInOneLine(TestCluster cluster, Lab lab) {
    var _ = lab.create(NAME, EVERYTHING);
    var _ = new Server(lab).send("PATCH", "/article/status?fieldManager=t", shown());
    String get = "get tx --namespace " + lab.namespace();
    List<String> narrow = cluster.kubectl(get).lines().toList();
    assertThat(narrow.getFirst().split(" +"))
        .containsSubsequence("NAME", "PHASE", "DONE", "PROFILES", "VARIANTS", "AGE");
    assertThat(narrow.get(1)).startsWith(NAME).contains("Running", "1/2", "p", "v");
    List<String> wide = cluster.kubectl(get + " -o wide").lines().toList();
    assertThat(wide.getFirst()).contains("SEED", "NODES", "REASON");
    assertThat(wide.get(1)).contains("node1", "RunsAreDone");
  }

  private static byte[] shown() {
    return """
    apiVersion: threadlab.dev/v1alpha1
    kind: ThreadExperiment
    metadata: {name: article}
    status:
      phase: Running
      seed: 7
      progress: {done: 1/2, planned: 2, running: 0, succeeded: 1, failed: 0, retried: 0}
      columns: {profiles: p, variants: v, nodes: node1, reason: RunsAreDone}
    """
        .getBytes(UTF_8);
  }

  @Test
  void kubectlExplainsEveryField(TestCluster cluster) {
    String explained = cluster.kubectl("explain tx.spec --recursive");
    assertThat(explained).contains("hashRounds", "synchronization", "ttlSecondsAfterFinished");
    assertThat(cluster.kubectl("explain tx.spec.profiles.cpu")).contains("DESCRIPTION:");
    assertThat(cluster.kubectl("explain tx.status.runs.lines")).contains("startMicros");
  }
}
