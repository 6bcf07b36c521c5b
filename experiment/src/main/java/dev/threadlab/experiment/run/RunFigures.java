package dev.threadlab.experiment.run;

import dev.threadlab.crds.IntegrityCounts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What of a run report counts in cells and comparisons.
 *
 * @param durationMicros the median of its measured iterations' wall times
 * @param cpuMicros the median of their CPU times
 * @param periods enforcement periods that elapsed in measured iterations, absent where unknown
 * @param throttledPeriods those of them in which the quota was used up, absent where unknown
 * @param cpusSeen the CPUs that lines were written on, ascending
 * @param maxThreads the most threads seen
 * @param integrity faults over all measured iterations
 */
public record RunFigures(
    long durationMicros,
    long cpuMicros,
    @Nullable Long periods,
    @Nullable Long throttledPeriods,
    List<Integer> cpusSeen,
    int maxThreads,
    IntegrityCounts integrity) {
  public RunFigures {
    cpusSeen = List.copyOf(cpusSeen);
  }
}
