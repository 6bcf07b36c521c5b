package dev.threadlab.operator.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.threadlab.crds.Progress;
import dev.threadlab.crds.Run;
import dev.threadlab.crds.ThreadExperiment;
import dev.threadlab.crds.ThreadExperimentStatus;
import dev.threadlab.operator.job.Labels;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import io.fabric8.kubernetes.client.dsl.Watchable;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Operators, API servers and nodes that end at a bad moment. */
@ExtendWith(ClusterExtension.class)
class InterruptionIT {
  private static final int RANDOM_KILLS = 20;
  private static final String FOUR_RUNS = "input: {lines: 20}, rounds: 2";

  private final TestCluster cluster;
  private final Lab lab;

  InterruptionIT(TestCluster cluster) {
    this.cluster = cluster;
    this.lab = Lab.open(cluster);
  }

  @AfterEach
  void close() {
    lab.close();
  }

  /** What an operator writes in a run. */
  enum Write {
    JobCreated(Job.class, Watcher.Action.ADDED),
    RunKept(ConfigMap.class, Watcher.Action.MODIFIED),
    JobDeleted(Job.class, Watcher.Action.DELETED),
    StatusWritten(ThreadExperiment.class, Watcher.Action.MODIFIED);

    private final Class<? extends HasMetadata> type;
    private final Watcher.Action action;

    Write(Class<? extends HasMetadata> type, Watcher.Action action) {
      this.type = type;
      this.action = action;
    }
  }

  @ParameterizedTest
  @EnumSource(Write.class)
  void anOperatorThatIsKilledAfterAWriteGoesOn(Write write) throws Exception {
    var happened = new CountDownLatch(2);
    try (var first = lab.operator("first").awaitReady();
        var _ = watch(write.type, action -> action == write.action, happened, first)) {
      var _ = lab.create("killed", FOUR_RUNS);
      assertThat(happened.await(3, TimeUnit.MINUTES)).isTrue();
      assertThat(first.isRunning()).isFalse();
    }
    try (var _ = lab.operator("second")) {
      assertWhole(lab.awaitEnd("killed"), 4);
    }
  }

  /** Kills the operator in the moment in which the last of so many writes is seen. */
  private <T extends HasMetadata> AutoCloseable watch(
      Class<T> type,
      Predicate<Watcher.Action> what,
      CountDownLatch seen,
      OperatorProcess operator) {
    Watchable<T> objects = lab.client().resources(type).inNamespace(lab.namespace());
    return objects.watch(
        new Watcher<T>() {
          @Override
          public void eventReceived(Action action, T object) {
            if (what.test(action) && isOurs(object)) {
              if (seen.getCount() == 1) {
                operator.kill();
              }
              seen.countDown();
            }
          }

          @Override
          public void onClose(WatcherException lost) {}
        });
  }

  private static boolean isOurs(HasMetadata object) {
    return object instanceof ThreadExperiment
        || (object.getMetadata().getLabels() != null
            && object.getMetadata().getLabels().containsKey(Labels.EXPERIMENT));
  }

  @Test
  void anOperatorThatIsKilledAtRandomMomentsGoesOn() {
    long seed = ThreadLocalRandom.current().nextLong();
    var random = new Random(seed);
    var _ = lab.create("random", "input: {lines: 20}, rounds: 10");
    for (int kill = 1; kill <= RANDOM_KILLS; kill++) {
      try (var operator = lab.operator("operator").awaitReady()) { // whose lease is its own still
        await().pollDelay(Duration.ofMillis(random.nextInt(3000))).until(() -> true);
        operator.kill();
      }
    }
    try (var _ = lab.operator("operator")) {
      assertThat(lab.awaitEnd("random").runs()).as("seed %d", seed).hasSize(20);
      assertWhole(lab.status("random"), 20);
    }
  }

  @Test
  void oneOfTwoOperatorsLeadsAndTheOtherTakesOver() {
    try (var first = lab.operator("first").awaitReady();
        var second = lab.operator("second").awaitReady()) {
      var _ = lab.create("shared", "input: {lines: 20}, rounds: 4");
      var _ = lab.awaitRunningPod();
      String leader =
          lab.client()
              .leases()
              .inNamespace(lab.namespace())
              .withName("threadlab-operator")
              .get()
              .getSpec()
              .getHolderIdentity();
      (leader.equals("first") ? first : second).kill();
      assertWhole(lab.awaitEnd("shared"), 8);
    }
  }

  @Test
  void anApiServerThatIsRestartedWhileARunRunsIsFoundAgain() {
    Assumptions.assumeTrue(cluster.isOurs(), "needs a cluster whose programs can be stopped");
    try (var _ = lab.operator("operator").awaitReady()) {
      var _ = lab.create("restarted", FOUR_RUNS);
      var _ = lab.awaitRunningPod();
      var _ = TestCluster.cluster("stop kube-apiserver");
      var _ = TestCluster.cluster("start kube-apiserver");
      assertWhole(lab.awaitEnd("restarted"), 4);
    }
  }

  @Test
  void aRunWhoseNodeIsLostIsTriedAgain() {
    Assumptions.assumeTrue(cluster.isOurs(), "needs a cluster whose nodes can be stopped");
    try (var _ = lab.operator("operator").awaitReady()) {
      var _ =
          lab.create(
              "lost",
              "input: {lines: 10}, rounds: 1, work: {sleepMicros: 500000},"
                  + " profiles: [{name: small, cpu: 200m, memory: 256Mi}],"
                  + " variants: [{name: single, strategy: Sequential}]");
      String node = lab.awaitRunningPod().getSpec().getNodeName();
      var _ = TestCluster.cluster("stop " + node);
      try {
        var status = lab.awaitEnd("lost");
        assertThat(status.progress()).isEqualTo(Progress.of(1, 0, 1, 0, 1));
        assertThat(status.runs())
            .singleElement()
            .satisfies(run -> assertThat(run.attempt()).isEqualTo(2));
      } finally {
        var _ = TestCluster.cluster("start " + node);
      }
    }
  }

  /** Every run once, none lost, each with its lines. */
  private static void assertWhole(ThreadExperimentStatus status, int runs) {
    assertThat(status.progress()).isEqualTo(Progress.of(runs, 0, runs, 0, 0));
    assertThat(status.runs())
        .extracting(Run::index)
        .containsExactlyElementsOf(IntStream.range(0, runs).boxed().toList());
    assertThat(status.runs()).allSatisfy(run -> assertThat(run.lines()).hasSize(20));
  }
}
