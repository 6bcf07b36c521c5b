package dev.threadlab.operator.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.threadlab.crds.Run;
import dev.threadlab.operator.cluster.Fault.Kind;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Operators that end at a bad moment, or wait for ever. */
@ExtendWith(ClusterExtension.class)
class InterruptionIT {
  private static final int RANDOM_KILLS = 20;
  private static final int LONGEST_LIFE_MILLIS = 2500;

  /**
   * In the order in which they write about two runs, each of which lasts for a minute, so that it
   * is said to run before it has ended.
   */
  @Test
  void operatorsThatAreKilledBeforeAndAfterEachWriteGoOn(Lab lab) {
    String status = "/threadexperiments/killed/status$";
    var _ = lab.createLasting("killed", 2, Duration.ofMinutes(1));
    lab.operators().killAround("POST", "/jobs$");
    lab.operators().killAround("PATCH", status);
    lab.operators().killAround("POST", "/configmaps$");
    lab.operators().killAround("DELETE", "/jobs/");
    lab.operators().killAround("POST", "/jobs$");
    lab.operators().killAround("PATCH", status);
    lab.operators().killAround("PATCH", "/configmaps/");
    lab.operators().killAround("PATCH", status);
    Whole.assertThatOf(lab.status("killed"), 2);
    var _ = lab.startOperator();
    lab.awaitNothingLeftButReports();
  }

  @Test
  void anOperatorThatIsKilledAtRandomMomentsGoesOn(Lab lab) {
    long seed = ThreadLocalRandom.current().nextLong();
    var random = new Random(seed);
    var _ = lab.create("random", "input: {lines: 20}, rounds: 10");
    for (int kill = 1; kill <= RANDOM_KILLS; kill++) {
      var operator = lab.startOperator().awaitReady(); // its lease is its own still
      await().pollDelay(Duration.ofMillis(random.nextInt(LONGEST_LIFE_MILLIS))).until(() -> true);
      operator.kill();
    }
    var _ = lab.startOperator();
    assertThat(lab.awaitEnd("random").runs()).as("seed %d", seed).hasSize(20);
    Whole.assertThatOf(lab.status("random"), 20);
  }

  @Test
  void oneOfTwoOperatorsLeadsAndTheOtherTakesOver(Lab lab) {
    var first = lab.operators().start("first").awaitReady();
    var second = lab.operators().start("second").awaitReady();
    var _ = lab.create("shared", "input: {lines: 20}, rounds: 2");
    var _ = lab.awaitRunningPod();
    var leases = lab.client().leases().inNamespace(lab.namespace());
    String leader = leases.withName("threadlab-operator").get().getSpec().getHolderIdentity();
    (leader.equals("first") ? first : second).kill();
    Whole.assertThatOf(lab.awaitEnd("shared"), 4);
  }

  @Test
  void anOperatorThatIsToldToEndLeavesTheLeaseToTheNext(Lab lab) {
    var leases = lab.client().leases().inNamespace(lab.namespace()).withName("threadlab-operator");
    var first = lab.operators().start("first").awaitReady();
    var _ = lab.create("continued", "input: {lines: 20}, rounds: 1");
    var _ = lab.awaitRunningPod();
    first.terminate();
    assertThat(leases.get().getSpec().getHolderIdentity()).isEmpty();
    var _ = lab.operators().start("second").awaitReady();
    Whole.assertThatOf(lab.awaitEnd("continued"), 2);
    assertThat(leases.get().getSpec().getHolderIdentity()).isEqualTo("second");
  }

  @Test
  void aResultOutlivesItsLog(Lab lab) {
    var _ = lab.operators().start("operator", new Fault(Kind.Misses, "GET", "/pods/.*/log"));
    var _ = lab.create("lost", "input: {lines: 20}, rounds: 1");
    var status = lab.awaitEnd("lost");
    assertThat(status.cells())
        .isNotEmpty()
        .allSatisfy(cell -> {
          assertThat(cell.durationMicros()).isNotNull();
          assertThat(cell.maxThreads()).isNull();
          assertThat(cell.cpusSeen()).isEmpty();
        });
    assertThat(status.runs())
        .isNotEmpty()
        .allSatisfy(run -> {
          assertThat(run.outcome()).isEqualTo(Run.Outcome.Reported);
          assertThat(run.durationMicros()).isPositive();
          assertThat(run.sha256()).isNotNull();
          assertThat(run.message()).contains("could not be read");
          assertThat(run.reportRef()).isNull();
          assertThat(run.lines()).isEmpty();
        });
  }

  @ParameterizedTest
  @MethodSource("places")
  void oneExperimentThatHangsDelaysNoOther(String method, String path, Lab lab) {
    var _ = lab.operators().start("operator", new Fault(Kind.Hangs, method, path));
    var _ = lab.create("hanging", "input: {lines: 20}, rounds: 1");
    var _ = lab.awaitRunningPod();
    var _ = lab.create("other", "input: {lines: 20}, rounds: 1");
    Whole.assertThatOf(lab.awaitEnd("other"), 2);
    assertThat(lab.jobs())
        .extracting(job -> job.getMetadata().getName())
        .containsExactly("hanging-0-1");
  }

  static Stream<Arguments> places() {
    return Stream.of(
        Arguments.of("GET", "/pods/hanging-.*/log$"),
        Arguments.of("DELETE", "/jobs/hanging-"),
        Arguments.of("PATCH", "/threadexperiments/hanging/status$"));
  }
}
