package dev.threadlab.operator.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.threadlab.crds.Run;
import dev.threadlab.crds.Run.Outcome;
import dev.threadlab.crds.ThreadExperimentStatus.Phase;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Runs that wait in a queue; the tests let them go, as Kueue does. */
@ExtendWith(ClusterExtension.class)
class KueueIT {
  private static final int TIMEOUT_SECONDS = 30;
  private static final Duration LONGER = Duration.ofSeconds(TIMEOUT_SECONDS + 3L);
  private static final String QUEUED =
      "queueName: team, input: {lines: 20}, rounds: 1, runTimeoutSeconds: ";

  @Test
  void theWaitForAQueueIsInNoTimeoutAndNoResult(Lab lab) {
    var _ = lab.startOperator();
    var _ = lab.create("queued", QUEUED + TIMEOUT_SECONDS);
    lab.awaitReason("queued", "WaitingForQueue");
    var job = waiting(lab).getFirst();
    assertThat(job.getMetadata().getLabels()).containsEntry("kueue.x-k8s.io/queue-name", "team");
    await().pollDelay(LONGER).atMost(LONGER.multipliedBy(2)).until(() -> true);
    assertThat(lab.pods()).isEmpty();
    assertThat(lab.status("queued").phase()).isEqualTo(Phase.Pending);
    assertThat(lab.status("queued").startTime()).isNull();
    var letGo = Instant.now();
    letAllGo(lab, "queued");
    Whole.assertThatOf(lab.awaitEnd("queued"), 2);
    assertThat(Instant.parse(lab.status("queued").startTime()))
        .isAfterOrEqualTo(letGo.minusSeconds(1));
    assertThat(lab.status("queued").runs())
        .allSatisfy(run -> assertThat(run.durationMicros()).isLessThan(LONGER.toMillis() * 1000));
  }

  @Test
  void anOperatorThatIsKilledFindsItsRunInTheQueueAgain(Lab lab) {
    var operator = lab.startOperator();
    var _ = lab.create("queued", QUEUED + 120);
    lab.awaitReason("queued", "WaitingForQueue");
    String uid = waiting(lab).getFirst().getMetadata().getUid();
    operator.kill();
    var another = lab.operators().start("another").awaitReady();
    assertThat(waiting(lab)).extracting(job -> job.getMetadata().getUid()).containsExactly(uid);
    letAllGo(lab, "queued");
    Whole.assertThatOf(lab.awaitEnd("queued"), 2);
    assertThat(another.complaints()).isEmpty();
  }

  @Test
  void aRunThatIsTakenBackIntoItsQueueIsRunAgain(Lab lab) {
    var _ = lab.startOperator();
    var _ = lab.create("taken", QUEUED + 60 + ", work: {sleepMicros: 200000}");
    lab.awaitReason("taken", "WaitingForQueue");
    suspend(lab, waiting(lab).getFirst(), false);
    var _ = lab.awaitRunningPod();
    suspend(lab, lab.jobs().getFirst(), true);
    await("the pod has gone")
        .atMost(Duration.ofMinutes(1))
        .until(() -> lab.pods().stream().noneMatch(Lab::isRunning));
    letAllGo(lab, "taken");
    var status = lab.awaitEnd("taken");
    assertThat(status.phase()).isEqualTo(Phase.Complete);
    assertThat(status.runs())
        .extracting(Run::outcome)
        .filteredOn(outcome -> outcome != Outcome.Superseded)
        .containsExactly(Outcome.Reported, Outcome.Reported);
  }

  private static List<Job> waiting(Lab lab) {
    return lab.jobs().stream()
        .filter(job -> Boolean.TRUE.equals(job.getSpec().getSuspend()))
        .toList();
  }

  private static void suspend(Lab lab, Job job, boolean suspend) {
    var _ =
        lab.client()
            .resource(job)
            .edit(there -> there.edit().editSpec().withSuspend(suspend).endSpec().build());
  }

  private static void letAllGo(Lab lab, String experiment) {
    await("all runs are let go")
        .atMost(Duration.ofMinutes(5))
        .ignoreExceptions()
        .until(() -> {
          waiting(lab).forEach(job -> suspend(lab, job, false));
          return lab.status(experiment).completionTime() != null;
        });
  }
}
