package dev.threadlab.experiment.cells;

import dev.threadlab.experiment.run.RunFigures;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** How often runs were stopped for having used up their CPU quota. */
public final class Throttling {
  private static final int MOST = 1000;

  /** A second at the usual period of 100 ms: of fewer, one more or less would be the figure. */
  private static final int FEWEST_PERIODS = 10;

  private Throttling() {}

  /**
   * Throttled periods of 1000 over all those runs that know both, rounded half up; absent when none
   * does or fewer than 10 periods elapsed. The kernel counts a period as throttled before it counts
   * it as elapsed, so that a short span can have one more of the former: the figure stops at 1000.
   */
  public static @Nullable Integer permille(Collection<RunFigures> runs) {
    long periods = 0;
    long throttled = 0;
    for (RunFigures run : runs) {
      if (run.periods() != null && run.throttledPeriods() != null) {
        periods += run.periods();
        throttled += run.throttledPeriods();
      }
    }
    return periods < FEWEST_PERIODS
        ? null
        : (int) Math.min(MOST, (MOST * throttled + periods / 2) / periods);
  }
}
