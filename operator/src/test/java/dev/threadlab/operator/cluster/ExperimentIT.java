package dev.threadlab.operator.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.threadlab.crds.NodeEnvironment;
import dev.threadlab.crds.Progress;
import dev.threadlab.crds.Run;
import dev.threadlab.crds.ThreadExperimentStatus.Phase;
import dev.threadlab.experiment.plan.Plan;
import dev.threadlab.experiment.plan.PlannedRun;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a user does with an experiment, and sees of it. */
@ExtendWith(ClusterExtension.class)
class ExperimentIT {
  @Test
  void anExperimentComesToCompleteWithTheLinesOfItsRuns(Lab lab) throws Exception {
    var operator = lab.startOperator();
    var created = lab.create("article", "input: {lines: 20}, rounds: 2, seed: 42");
    var status = lab.awaitEnd("article");
    assertThat(status.phase()).isEqualTo(Phase.Complete);
    assertThat(status.progress()).isEqualTo(Progress.of(4, 0, 4, 0, 0));
    assertThat(status.runs())
        .hasSize(4)
        .allSatisfy(run -> {
          assertThat(run.lines()).hasSize(20);
          assertThat(run.sha256()).hasSize(64);
          assertThat(run.reportRef()).isNotNull();
          assertThat(run.integrity()).isNotNull();
        });
    assertThat(status.runs())
        .extracting(run -> new PlannedRun(run.index(), run.round(), run.profile(), run.variant()))
        .containsExactlyElementsOf(Plan.of(created.getSpec(), 42).runs());
    assertThat(status.cells()).hasSize(2).allMatch(cell -> cell.runs() == 2);
    assertThat(status.environment()).extracting(NodeEnvironment::kubelet).doesNotContainNull();
    assertThat(operator.complaints()).isEmpty();
    assertThat(operator.get("/metrics")).contains("threadlab_runs_total{outcome=\"Reported\"} 4");
  }

  @Test
  void topShowsTheThreadsOfARunOnTheCluster(TestCluster cluster, Lab lab) {
    var _ = lab.startOperator();
    var _ = lab.create("busy", "input: {lines: 20}, rounds: 1, seed: 42");
    var _ = lab.awaitEnd("busy");
    assertThat(cluster.shell(Threadlab.command("top busy 1 --namespace " + lab.namespace())))
        .startsWith("Run 1 of busy: ")
        .contains("CPU limit 0.2;", "its runtime counts 1;", "tid", "last CPU")
        .containsPattern("\\d+ threads at the end");
  }

  @Test
  void aVariantInPythonRunsInTheImageForPython(Lab lab) {
    var _ = lab.startOperator();
    var _ =
        lab.create(
            "python",
            "input: {lines: 20}, rounds: 1, iterations: {warmup: 1, measured: 2},"
                + " profiles: [{name: small, cpu: 200m, memory: 256Mi}],"
                + " variants: [{name: java, strategy: Sequential},"
                + " {name: python, language: Python, strategy: Pool, threads: 2,"
                + " synchronization: Lock}]");
    var status = lab.awaitEnd("python");
    assertThat(status.phase()).isEqualTo(Phase.Complete);
    assertThat(status.runs())
        .filteredOn(run -> run.variant().equals("python"))
        .singleElement()
        .satisfies(run -> {
          assertThat(run.lines()).hasSize(20);
          assertThat(run.lines())
              .extracting(Run.Line::thread)
              .allSatisfy(thread -> assertThat(thread).startsWith("Pool_"));
          assertThat(run.integrity()).isNotNull();
        });
  }

  @Test
  void textIsGivenToTheRunsAsItIs(Lab lab) {
    var _ = lab.startOperator();
    var _ = lab.create("text", "input: {text: \"one\\ntwo\\nthree\\n\"}, rounds: 1");
    assertThat(lab.awaitEnd("text").runs())
        .hasSize(2)
        .allSatisfy(run ->
            assertThat(run.lines())
                .extracting(Run.Line::line)
                .containsExactly("one", "two", "three"));
  }

  @Test
  void aSuspendedExperimentFinishesItsRunAndGoesOnWhenResumed(Lab lab) {
    var _ = lab.startOperator();
    var _ = lab.create("pause", "input: {lines: 20}, rounds: 2, work: {sleepMicros: 50000}");
    var _ = lab.awaitRunningPod();
    suspend(lab, true);
    lab.awaitReason("pause", "Suspended");
    int done = lab.status("pause").runs().size();
    assertThat(done).isBetween(1, 3);
    assertThat(lab.status("pause").phase()).isEqualTo(Phase.Suspended);
    suspend(lab, false);
    assertThat(lab.awaitEnd("pause").progress()).isEqualTo(Progress.of(4, 0, 4, 0, 0));
  }

  private static void suspend(Lab lab, boolean is) {
    var _ =
        lab.experiment("pause")
            .patch(
                PatchContext.of(PatchType.JSON_MERGE),
                "{\"spec\": {\"suspend\": %s}}".formatted(is));
  }

  @Test
  void anExperimentThatIsDeletedWhileItRunsLeavesNothingBehind(Lab lab) {
    var _ = lab.startOperator();
    var _ = lab.create("gone", "input: {lines: 20}, work: {sleepMicros: 1000000}");
    var _ = lab.awaitRunningPod();
    var _ = lab.experiment("gone").delete();
    lab.awaitNothingLeft();
    assertThat(lab.experiment("gone").get()).isNull();
  }

  @Test
  void aNamespaceThatIsDeletedWhileARunRunsGoes(Lab lab) {
    var _ = lab.startOperator();
    var _ = lab.create("gone", "input: {lines: 20}, work: {sleepMicros: 1000000}");
    var _ = lab.awaitRunningPod();
    lab.delete();
    await()
        .atMost(Duration.ofMinutes(3))
        .until(() -> lab.client().namespaces().withName(lab.namespace()).get() == null);
  }

  @Test
  void anExperimentThatHasEndedGoesInTime(Lab lab) {
    var _ = lab.startOperator();
    var _ = lab.create("brief", "input: {lines: 1}, rounds: 1, ttlSecondsAfterFinished: 3");
    await().atMost(Duration.ofMinutes(3)).until(() -> lab.exists("brief"));
    await().atMost(Duration.ofMinutes(3)).until(() -> !lab.exists("brief"));
    lab.awaitNothingLeft();
  }

  @Test
  void anExperimentIsEndedAtItsDeadline(Lab lab) {
    var _ = lab.startOperator();
    var _ = lab.create("late", "input: {lines: 20}, rounds: 50, deadlineSeconds: 8");
    var status = lab.awaitEnd("late");
    assertThat(status.phase()).isEqualTo(Phase.Failed);
    assertThat(status.columns()).isNotNull();
    lab.awaitReason("late", "DeadlineExceeded");
    await().atMost(Duration.ofMinutes(1)).until(() -> lab.jobs().isEmpty());
  }
}
