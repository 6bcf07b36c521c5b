package dev.threadlab.operator.observation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlab.crds.Condition;
import dev.threadlab.crds.ThreadExperiment;
import dev.threadlab.experiment.plan.PlannedRun;
import dev.threadlab.operator.Samples;
import dev.threadlab.operator.job.Images;
import dev.threadlab.operator.job.PodShape;
import dev.threadlab.operator.job.RunJob;
import dev.threadlab.operator.turn.Contender;
import dev.threadlab.operator.turn.Occupant;
import dev.threadlab.operator.turn.Others;
import dev.threadlab.operator.turn.Reach;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OthersReadingTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:01:00Z");
  private static final Reach BOTH = Reach.of(List.of("node1", "node2"));
  private static final ThreadExperiment ME = experiment("me", false, true);

  @Test
  void othersThatHaveNotEndedWantARunUnlessTheyAreSuspendedOrKeptFromIt() {
    var hindered = experiment("hindered", false, true);
    hindered.setStatus(Samples.status(null, List.of(progressing("Refused")), null));
    var waiting = experiment("waiting", false, true);
    waiting.setStatus(Samples.status(null, List.of(progressing("WaitingForNode")), null));
    var ended = experiment("ended", false, true);
    ended.setStatus(Samples.status(null, List.of(), NOW.toString()));
    var others =
        read(
            Stream.of(
                ME,
                hindered,
                waiting,
                ended,
                experiment("new", false, true),
                experiment("suspended", true, true),
                experiment("beside", false, false)),
            List.of(),
            List.of());
    assertThat(others.me().name()).isEqualTo("me");
    assertThat(others.waiting())
        .extracting(Contender::name)
        .containsExactlyInAnyOrder("waiting", "new");
    assertThat(others.unfinished())
        .as("whose start may be under way")
        .extracting(Contender::name)
        .containsExactlyInAnyOrder("waiting", "new", "hindered", "suspended");
  }

  @Test
  void whoLetsItsTurnPassHoldsNobodyUpAndTakesNoOneElseAlong() {
    var silent = experiment("a-silent", false, true);
    var next = experiment("b-next", false, true);
    var signs = new SignsOfLife();
    var seen = new TreeMap<Integer, List<String>>();
    for (int second = 0; second <= 60; second++) {
      var _ = seen.put(second, names(signs, NOW.plusSeconds(second), silent, next));
    }
    assertThat(seen.get(29)).containsExactly("a-silent", "b-next");
    assertThat(seen.get(30)).containsExactly("b-next");
    assertThat(seen.get(58)).as("it has had its own time").containsExactly("b-next");
    assertThat(seen.get(60)).isEmpty();
  }

  private static List<String> names(SignsOfLife signs, Instant now, ThreadExperiment... others) {
    var all = Stream.concat(Stream.of(ME), Stream.of(others));
    return new OthersReading(all, _ -> BOTH, signs, now)
        .of(ME, List.of(), List.of()).waiting().stream().map(Contender::name).toList();
  }

  @Test
  void aRunIsWhereItsPodIs() {
    var other = experiment("other", false, true);
    var job = job(other, null);
    assertThat(occupants(other, List.of(job), List.of(pod(other, job, "node2", "Running"))))
        .containsExactly(new Occupant("lab/other-0-1-pod", Reach.of(List.of("node2"))));
  }

  @Test
  void aRunWithoutANodeMayComeToAnyThatMatches() {
    var other = experiment("other", false, true);
    var job = job(other, null);
    assertThat(occupants(other, List.of(job), List.of(pod(other, job, null, "Pending"))))
        .containsExactly(new Occupant("lab/other-0-1-pod", BOTH));
    assertThat(occupants(other, List.of(job), List.of()))
        .containsExactly(new Occupant("lab/other-0-1", BOTH));
    assertThat(occupants(other, List.of(job(other, "node1")), List.of()))
        .containsExactly(new Occupant("lab/other-0-1", Reach.of(List.of("node1"))));
  }

  @Test
  void aRunThatHasEndedIsInNobodysWay() {
    var other = experiment("other", false, true);
    var job = job(other, null);
    assertThat(occupants(other, List.of(job), List.of(pod(other, job, "node1", "Succeeded"))))
        .isEmpty();
    var finished =
        job.edit()
            .withNewStatus()
            .addNewCondition()
            .withType("Failed")
            .withStatus("True")
            .endCondition()
            .endStatus()
            .build();
    assertThat(occupants(other, List.of(finished), List.of())).isEmpty();
  }

  @Test
  void aPodThatWasDeletedLongAgoIsWaitedForNoMore() {
    var other = experiment("other", false, true);
    var pod = pod(other, job(other, null), "node1", "Running");
    assertThat(occupants(other, List.of(), List.of(deleted(pod, NOW.minusSeconds(29))))).hasSize(1);
    assertThat(occupants(other, List.of(), List.of(deleted(pod, NOW.minusSeconds(31))))).isEmpty();
  }

  @Test
  void runsThatNeedNotBeAloneAreNotWaitedForAndMyOwnAreNotOthers() {
    var beside = experiment("beside", false, false);
    assertThat(occupants(beside, List.of(job(beside, null)), List.of())).isEmpty();
    assertThat(occupants(beside, List.of(job(ME, null)), List.of())).isEmpty();
  }

  @Test
  void everyJobOfOthersIsSeen() {
    var other = experiment("other", false, false);
    var others = read(Stream.of(ME, other), List.of(job(ME, null), job(other, null)), List.of());
    assertThat(others.jobs()).containsExactly("uid of other");
  }

  private static List<Occupant> occupants(ThreadExperiment other, List<Job> jobs, List<Pod> pods) {
    return read(Stream.of(ME, other), jobs, pods).occupants();
  }

  private static Others read(Stream<ThreadExperiment> all, List<Job> jobs, List<Pod> pods) {
    return new OthersReading(all, _ -> BOTH, new SignsOfLife(), NOW).of(ME, jobs, pods);
  }

  private static ThreadExperiment experiment(String name, boolean suspend, boolean exclusive) {
    var experiment = Samples.experiment(1, suspend, exclusive);
    experiment.getMetadata().setName(name);
    experiment.getMetadata().setUid("uid of experiment " + name);
    experiment.getMetadata().setResourceVersion("1");
    experiment.getMetadata().setCreationTimestamp("2026-01-01T00:00:00Z");
    return experiment;
  }

  private static Condition progressing(String reason) {
    return new Condition("Progressing", "False", reason, null, null, 1L);
  }

  private static Job job(ThreadExperiment experiment, @Nullable String node) {
    var run = new PlannedRun(0, 1, "1cpu", "single");
    var job =
        RunJob.of(
            experiment,
            run,
            1,
            PodShape.of(experiment, List.of(run), node, new Images("java", "python", null)));
    job.getMetadata().setUid("uid of " + experiment.getMetadata().getName());
    return job;
  }

  private static Pod pod(
      ThreadExperiment experiment, Job job, @Nullable String node, String phase) {
    return new PodBuilder()
        .withNewMetadata()
        .withName(job.getMetadata().getName() + "-pod")
        .withNamespace(experiment.getMetadata().getNamespace())
        .withLabels(job.getMetadata().getLabels())
        .addNewOwnerReference()
        .withUid(job.getMetadata().getUid())
        .endOwnerReference()
        .endMetadata()
        .withNewSpec()
        .withNodeName(node)
        .endSpec()
        .withNewStatus()
        .withPhase(phase)
        .endStatus()
        .build();
  }

  private static Pod deleted(Pod pod, Instant at) {
    return pod.edit().editMetadata().withDeletionTimestamp(at.toString()).endMetadata().build();
  }
}
