package dev.threadlab.cli.run;

import dev.threadlab.cli.local.Interruption;
import java.util.concurrent.CountDownLatch;

/**
 * Turns Ctrl-C, a polite kill and the end of the terminal into an interruption, and ends this
 * process only when the results are kept.
 */
final class StopSignals implements AutoCloseable {
  /** What shells take for "ended by Ctrl-C". */
  static final int INTERRUPTED = 130;

  private final CountDownLatch kept = new CountDownLatch(1);
  private final Thread hook;

  private StopSignals(Interruption interruption) {
    this.hook = Thread.ofPlatform().name("stop").unstarted(() -> stop(interruption));
  }

  static StopSignals to(Interruption interruption) {
    var signals = new StopSignals(interruption);
    Runtime.getRuntime().addShutdownHook(signals.hook);
    return signals;
  }

  private void stop(Interruption interruption) {
    interruption.request();
    try {
      kept.await();
    } catch (InterruptedException nobodyWaitsAnyLonger) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(INTERRUPTED);
  }

  /** Everything is kept and said. After a signal, the process ends here. */
  @Override
  public void close() {
    try {
      var _ = Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException theHookRuns) {
      kept.countDown();
    }
  }
}
