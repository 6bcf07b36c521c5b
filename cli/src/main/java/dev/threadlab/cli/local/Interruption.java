package dev.threadlab.cli.local;

import org.jspecify.annotations.Nullable;

/** The user's wish to stop, which can come at any moment and from any thread. */
public final class Interruption {
  private boolean requested;
  private @Nullable Runnable end;

  /** Whether it has come. */
  public synchronized boolean requested() {
    return requested;
  }

  /** Says that it has come, and ends what is running. */
  public synchronized void request() {
    requested = true;
    if (end != null) {
      end.run();
    }
  }

  /** What ends that which has just been started; done at once if the wish has come already. */
  synchronized void endsWith(Runnable ending) {
    end = ending;
    if (requested) {
      ending.run();
    }
  }

  /** Nothing is running any more. */
  synchronized void nothingRuns() {
    end = null;
  }
}
