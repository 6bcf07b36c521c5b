package dev.threadlab.operator.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What runs cost the API server. */
@ExtendWith(ClusterExtension.class)
class WritesIT {
  private static final long MOST = 6;

  /** Its Job is created, its result kept, its Job let go. */
  private static final long FEWEST = 3;

  @Test
  void aRunTakesNoMoreThanSixWrites(TestCluster cluster, Lab lab) {
    Assumptions.assumeTrue(cluster.isOurs(), "needs an API server's audit log");
    int runs = 6;
    var _ = lab.startOperator();
    var _ = lab.create("counted", "input: {lines: 20}, rounds: 3");
    Whole.assertThatOf(lab.awaitEnd("counted"), runs);
    await("the last Job has gone").until(() -> lab.jobs().isEmpty());
    var writes = Writes.of(lab);
    long all = writes.values().stream().mapToLong(Long::longValue).sum();
    System.out.printf("%.1f writes a run: %s in %d runs%n", (double) all / runs, writes, runs);
    assertThat(all).isBetween(FEWEST * runs, MOST * runs);
  }
}
