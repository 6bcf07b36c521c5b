package dev.threadlab.experiment.run;

import dev.threadlab.crds.IntegrityCounts;
import dev.threadlab.experiment.sample.Sample;
import dev.threadlab.experiment.statistics.ChangePoint;
import dev.threadlab.integrity.Integrity;
import dev.threadlab.report.Counters;
import dev.threadlab.report.Iteration;
import dev.threadlab.report.LineReport;
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
 * @param maxThreads the most threads seen, absent where the report was lost
 * @param integrity faults over all measured iterations
 * @param kernel what the kernel counted over all measured iterations, absent in records from before
 *     it was kept
 * @param change where its measured iterations' times change most, absent where they never do or it
 *     was not kept
 * @param cpus the CPUs that it was given, absent in records from before it was kept
 * @param lockWaitMicros how long its threads together waited for the lock in the last measured
 *     iteration, absent where a line of it has not told, or it was not kept
 */
public record RunFigures(
    long durationMicros,
    long cpuMicros,
    @Nullable Long periods,
    @Nullable Long throttledPeriods,
    List<Integer> cpusSeen,
    @Nullable Integer maxThreads,
    IntegrityCounts integrity,
    @Nullable KernelCounts kernel,
    @Nullable Change change,
    @Nullable CpuCounts cpus,
    @Nullable Long lockWaitMicros) {
  public RunFigures {
    cpusSeen = List.copyOf(cpusSeen);
  }

  /**
   * What the kernel counted over some iterations; what it did not count is absent.
   *
   * @param iterations how many
   * @param voluntarySwitches context switches because a thread waited
   * @param involuntarySwitches context switches because a thread was pre-empted
   * @param migrations moves of the working thread between CPUs
   * @param pressureCpuMicros time in which some thread waited for a CPU (PSI)
   */
  public record KernelCounts(
      int iterations,
      @Nullable Long voluntarySwitches,
      @Nullable Long involuntarySwitches,
      @Nullable Long migrations,
      @Nullable Long pressureCpuMicros) {}

  /**
   * Where times change most.
   *
   * @param before how many measured iterations come before that
   * @param beforeMicros their median
   * @param afterMicros the median of the others
   */
  public record Change(int before, long beforeMicros, long afterMicros) {}

  /**
   * The CPUs that a run was given, took itself to have and wanted; what is not known is absent.
   *
   * @param limitMillis its CPU limit in thousandths of a CPU
   * @param allowed how many CPUs it might run on, by cpuset and affinity
   * @param runtime how many its language runtime counts
   * @param wanted how many threads of a command wanted one at once
   */
  public record CpuCounts(
      @Nullable Long limitMillis,
      @Nullable Integer allowed,
      @Nullable Integer runtime,
      @Nullable Integer wanted) {}

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
            .orElseThrow(),
        kernel(measured),
        change(measured),
        new CpuCounts(
            report.cpus().limitMillis(),
            report.cpus().allowedCount(),
            report.cpus().available(),
            report.cpus().wanted()),
        lockWaitMicros(report));
  }

  /** The waits of some of the lines, or none of a command's, say nothing of a whole copy. */
  private static @Nullable Long lockWaitMicros(RunReport report) {
    var waits = report.lines().stream().map(LineReport::waitedNanos).toList();
    if (waits.isEmpty() || report.linesOmitted() > 0 || waits.contains(null)) {
      return null;
    }
    return micros(waits.stream().mapToDouble(Long::doubleValue).sum());
  }

  private static KernelCounts kernel(List<Iteration> measured) {
    return new KernelCounts(
        measured.size(),
        sumIfKnown(measured, Counters::voluntarySwitches),
        sumIfKnown(measured, Counters::involuntarySwitches),
        sumIfKnown(measured, Counters::migrations),
        sumIfKnown(measured, Counters::pressureCpuMicros));
  }

  private static @Nullable Change change(List<Iteration> measured) {
    double[] nanos = measured.stream().mapToDouble(Iteration::durationNanos).toArray();
    return ChangePoint.in(nanos)
        .map(found ->
            new Change(found.before(), micros(found.medianBefore()), micros(found.medianAfter())))
        .orElse(null);
  }

  private static long micros(double nanos) {
    return Math.round(nanos / 1000);
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
