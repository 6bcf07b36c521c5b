package dev.threadlab.experiment.run;

import dev.threadlab.crds.IntegrityCounts;
import dev.threadlab.experiment.sample.Sample;
import dev.threadlab.integrity.Integrity;
import dev.threadlab.report.Counters;
import dev.threadlab.report.Iteration;
import dev.threadlab.report.RunReport;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
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

  /** The figures of a report that has at least one measured iteration. */
  public static RunFigures of(RunReport report) {
    var measured = report.iterations().stream().filter(each -> !each.warmup()).toList();
    return new RunFigures(
        medianMicros(measured, Iteration::durationNanos),
        medianMicros(measured, Iteration::cpuNanos),
        sumIfKnown(measured, Counters::periods),
        sumIfKnown(measured, Counters::throttledPeriods),
        report.cpus().seen().stream().sorted().distinct().toList(),
        measured.stream().mapToInt(Iteration::threadsMost).max().orElseThrow(),
        measured.stream()
            .map(each -> counts(each.integrity()))
            .reduce(RunFigures::sum)
            .orElseThrow());
  }

  /** Counts of two spans together. */
  public static IntegrityCounts sum(IntegrityCounts one, IntegrityCounts other) {
    return new IntegrityCounts(
        one.lines() + other.lines(),
        one.lost() + other.lost(),
        one.duplicated() + other.duplicated(),
        one.torn() + other.torn(),
        one.outOfOrder() + other.outOfOrder());
  }

  private static IntegrityCounts counts(Integrity integrity) {
    return new IntegrityCounts(
        integrity.lines(),
        integrity.lost(),
        integrity.duplicated(),
        integrity.torn(),
        integrity.outOfOrder());
  }

  private static long medianMicros(List<Iteration> measured, ToLongFunction<Iteration> nanos) {
    return (Sample.of(measured.stream().map(nanos::applyAsLong).toList()).median() + 500) / 1000;
  }

  /** A sum that lacks a part is not known. */
  private static @Nullable Long sumIfKnown(
      List<Iteration> measured, Function<Counters, @Nullable Long> counter) {
    long sum = 0;
    for (Iteration each : measured) {
      Long part = counter.apply(each.counters());
      if (part == null) {
        return null;
      }
      sum += part;
    }
    return sum;
  }
}
