package dev.threadlab.cli.run;

import dev.threadlab.cli.text.Figures;
import java.time.Duration;
import java.util.function.LongSupplier;

/** How many runs have ended and how long the others may take. */
final class Pace {
  private final int planned;
  private final LongSupplier nanoTime;
  private final long began;
  private int done;

  /**
   * @param planned runs in all
   * @param nanoTime a monotonic clock, nanoseconds
   */
  Pace(int planned, LongSupplier nanoTime) {
    this.planned = planned;
    this.nanoTime = nanoTime;
    this.began = nanoTime.getAsLong();
  }

  void ended() {
    done++;
  }

  boolean all() {
    return done == planned;
  }

  int done() {
    return done;
  }

  int planned() {
    return planned;
  }

  /** The time that has passed. */
  Duration elapsed() {
    return Duration.ofNanos(nanoTime.getAsLong() - began);
  }

  /** How long all took, and how much of it the runs themselves. */
  static String took(Duration all, Duration inRuns) {
    return "Took %d ms, the runs themselves %d ms".formatted(all.toMillis(), inRuns.toMillis());
  }

  /** {@code 12 of 40 runs, about 0:41 left}. */
  @Override
  public String toString() {
    var counts = "%d of %d runs".formatted(done, planned);
    return done == 0 || all() ? counts : counts + ", about " + Figures.clock(left()) + " left";
  }

  private Duration left() {
    return elapsed().multipliedBy(planned - done).dividedBy(done);
  }
}
