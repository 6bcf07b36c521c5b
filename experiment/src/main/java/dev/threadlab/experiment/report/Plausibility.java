package dev.threadlab.experiment.report;

import dev.threadlab.integrity.Integrity;
import dev.threadlab.report.Counters;
import dev.threadlab.report.Cpus;
import dev.threadlab.report.Iteration;
import dev.threadlab.report.LineReport;
import dev.threadlab.report.RunReport;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether the numbers of a report can be numbers of a run. The bounds are far beyond any real run,
 * and low enough that sums over 5,000 runs fit into a long.
 */
final class Plausibility {
  /** A day of 1,024 CPUs in nanoseconds, rounded up. */
  private static final long LONGEST_NANOS = 100_000_000_000_000_000L;

  private static final long MOST_COUNTED = 1_000_000_000;
  private static final int MOST_CPUS = 8_192;
  private static final int MOST_ITERATIONS = 20_000;
  private static final int MOST_THREADS = 4 << 20;

  private Plausibility() {}

  /** The first thing that makes no sense, in words. */
  static Optional<String> firstNonsense(RunReport report) {
    return Stream.of(
            iterations(report.iterations()),
            firstOf(report.iterations(), Plausibility::iteration),
            lines(report),
            firstOf(report.lines(), Plausibility::line),
            cpus(report.cpus()),
            digest(report.outputSha256()))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<String> iterations(List<Iteration> iterations) {
    if (iterations.size() > MOST_ITERATIONS) {
      return Optional.of("it has %d iterations".formatted(iterations.size()));
    }
    boolean measured = iterations.stream().anyMatch(each -> !each.warmup());
    return measured ? Optional.empty() : Optional.of("it has no measured iteration");
  }

  private static Optional<String> iteration(Iteration each) {
    if (!within(each.durationNanos(), 1, LONGEST_NANOS)
        || !within(each.cpuNanos(), 0, LONGEST_NANOS)
        || !within(orZero(each.harnessMicros()), 0, LONGEST_NANOS)) {
      return Optional.of("an iteration took no time, less, or more than can be");
    }
    if (!within(each.threadsMost(), 0, MOST_THREADS)) {
      return Optional.of("an iteration had %d threads".formatted(each.threadsMost()));
    }
    return counters(each.counters()).or(() -> integrity(each.integrity()));
  }

  private static Optional<String> counters(Counters counters) {
    boolean counts =
        Stream.of(
                orZero(counters.periods()),
                orZero(counters.throttledPeriods()),
                orZero(counters.voluntarySwitches()),
                orZero(counters.involuntarySwitches()),
                orZero(counters.migrations()))
            .allMatch(count -> within(count, 0, MOST_COUNTED));
    boolean times =
        Stream.of(
                orZero(counters.usageNanos()),
                orZero(counters.throttledNanos()),
                orZero(counters.pressureCpuMicros()))
            .allMatch(time -> within(time, 0, LONGEST_NANOS));
    return counts && times ? Optional.empty() : Optional.of("a counter is negative or too large");
  }

  private static Optional<String> integrity(Integrity integrity) {
    boolean counts =
        Stream.of(
                integrity.lines(),
                integrity.records(),
                integrity.lost(),
                integrity.duplicated(),
                integrity.torn(),
                integrity.outOfOrder())
            .allMatch(count -> within(count, 0, MOST_COUNTED));
    return counts ? Optional.empty() : Optional.of("a count of lines is negative or too large");
  }

  private static Optional<String> lines(RunReport report) {
    return report.lines().size() <= RunReport.LINES_KEPT && report.linesOmitted() >= 0
        ? Optional.empty()
        : Optional.of(
            "it has %d line reports and left out %d"
                .formatted(report.lines().size(), report.linesOmitted()));
  }

  private static Optional<String> line(LineReport line) {
    boolean times =
        within(orZero(line.startNanos()), 0, LONGEST_NANOS)
            && (line.endNanos() == null
                || within(line.endNanos(), orZero(line.startNanos()), LONGEST_NANOS))
            && within(orZero(line.waitedNanos()), 0, LONGEST_NANOS)
            && within(orZero(line.workedNanos()), 0, LONGEST_NANOS);
    boolean cpu = line.cpu() == null || within(line.cpu(), 0, MOST_CPUS - 1);
    boolean threads = line.threads() == null || within(line.threads(), 0, MOST_THREADS);
    return times && cpu && threads
        ? Optional.empty()
        : Optional.of("a line report has a time, a CPU or a number of threads that cannot be");
  }

  private static Optional<String> cpus(Cpus cpus) {
    boolean numbers =
        cpus.seen().size() <= MOST_CPUS
            && cpus.seen().stream().allMatch(cpu -> within(cpu, 0, MOST_CPUS - 1));
    boolean counts =
        isList(cpus.allowed())
            && within(orZero(cpus.limitMillis()), 0, LONGEST_NANOS)
            && within(orOne(cpus.available()), 1, MOST_CPUS)
            && within(orOne(cpus.wanted()), 0, MOST_THREADS);
    return numbers && counts ? Optional.empty() : Optional.of("it has CPU numbers that cannot be");
  }

  private static boolean isList(@Nullable String cpus) {
    return cpus == null || Stream.of(cpus.split(",", -1)).allMatch(Plausibility::isRange);
  }

  private static boolean isRange(String range) {
    return range.matches("[0-9]{1,4}(-[0-9]{1,4})?");
  }

  private static Optional<String> digest(String sha256) {
    return sha256.matches("[0-9a-f]{64}")
        ? Optional.empty()
        : Optional.of("outputSha256 is no SHA-256 in lower-case hexadecimal");
  }

  private static <T> Optional<String> firstOf(
      List<T> items, Function<T, Optional<String>> nonsense) {
    return items.stream().map(nonsense).flatMap(Optional::stream).findFirst();
  }

  private static boolean within(long number, long least, long most) {
    return least <= number && number <= most;
  }

  private static int orOne(@Nullable Integer number) {
    return number == null ? 1 : number;
  }

  private static long orZero(@Nullable Long number) {
    return number == null ? 0 : number;
  }
}
