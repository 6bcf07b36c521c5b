package dev.threadlab.workload.strategy;

import dev.threadlab.report.Sha256;
import java.io.InterruptedIOException;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** What a line costs before it is written. Each thread has its own. */
final class Work {
  private final long hashRounds;
  private final long sleepMicros;
  private final @Nullable MessageDigest sha256;

  Work(long hashRounds, long sleepMicros) {
    this.hashRounds = hashRounds;
    this.sleepMicros = sleepMicros;
    this.sha256 = hashRounds > 0 ? Sha256.start() : null;
  }

  /** Hashes the line, then its hash, as often as asked, and sleeps. */
  void on(byte[] input, Line line) throws InterruptedIOException {
    if (sha256 != null) {
      hash(sha256, input, line);
    }
    if (sleepMicros > 0) {
      sleep();
    }
  }

  private void hash(MessageDigest digest, byte[] input, Line line) {
    digest.update(input, line.from(), line.to() - line.from());
    byte[] hash = digest.digest();
    for (long round = 1; round < hashRounds; round++) {
      hash = digest.digest(hash);
    }
  }

  private void sleep() throws InterruptedIOException {
    try {
      Thread.sleep(sleepMicros / 1000, (int) (sleepMicros % 1000) * 1000);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted in the work of a line");
    }
  }
}
