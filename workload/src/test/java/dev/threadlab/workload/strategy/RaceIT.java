package dev.threadlab.workload.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.threadlab.integrity.Integrity;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The figures of {@code docs/integrity.md}, section "How soon a race shows". */
class RaceIT {
  private static final int LINES = 1000;
  private static final int ITERATIONS = 20;

  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource({"ThreadPerLine, 0", "ThreadPerLine, 8", "Pool, 8", "VirtualThreads, 0"})
  void threadsWithoutALockLoseOrRepeatOrReorderLines(Strategy strategy, int threads)
      throws IOException {
    assumeThat(Runtime.getRuntime().availableProcessors()).as("CPUs").isGreaterThan(1);
    Jobs jobs = new Jobs(directory);
    Job job = jobs.job(LINES, strategy, threads, Synchronization.None, 0, false, false, false);
    Integrity found = Integrity.NONE;
    for (int i = 0; i < ITERATIONS && found.intact(); i++) {
      Jobs.run(job);
      found = jobs.check(job);
    }
    assertThat(found.intact()).as("%s", found).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"ThreadPerLine, 0", "ThreadPerLine, 2", "Pool, 4", "VirtualThreads, 0"})
  void withALockNothingEverGoesWrong(Strategy strategy, int threads) throws IOException {
    Jobs jobs = new Jobs(directory);
    Job job = jobs.job(4, strategy, threads, Synchronization.Lock, 0, false, false, false);
    for (int i = 0; i < 10_000; i++) {
      Jobs.run(job);
      Integrity found = jobs.check(job);
      assertThat(found.intact()).as("iteration %d: %s", i, found).isTrue();
    }
  }
}
