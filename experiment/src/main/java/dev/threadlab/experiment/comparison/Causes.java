package dev.threadlab.experiment.comparison;

import dev.threadlab.crds.Verdict;
import dev.threadlab.experiment.run.RunFigures;
import dev.threadlab.experiment.run.RunFigures.KernelCounts;
import dev.threadlab.experiment.statistics.Rule;
import dev.threadlab.experiment.statistics.SignedRank;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import org.hipparchus.stat.descriptive.rank.Median;
import org.jspecify.annotations.Nullable;

/**
 * What changed along with the time, in the direction that would explain it: counters of the same
 * pairs of runs, each held against chance as the times are. They say what happened together, which
 * is the best guess at a cause that counters can give. What a user can change, the profile's limit
 * and the work under the lock, comes before what follows from it.
 */
final class Causes {
  private static final int MOST = 3;
  private static final double LEAST_CHANGE = 0.1;
  private static final double MICROS_A_MILLI = 1000;

  /**
   * What may explain a time.
   *
   * @param what its name in a sentence
   * @param inHand whether the user can change it, not only what it follows from
   * @param slows whether more of it goes with more time
   * @param unit how its figure is written
   * @param of its figure for a run, absent where it was not counted
   */
  private record Counter(
      String what,
      boolean inHand,
      boolean slows,
      Unit unit,
      Function<RunFigures, @Nullable Double> of) {}

  private enum Unit {
    /** A part of 1. */
    Share,
    /** Milliseconds in a copy, over all threads. */
    MillisACopy,
    Number;

    /** {@code from 0 ms to 410 ms a copy}. */
    String words(double before, double after) {
      return switch (this) {
        case Share ->
            "from %s %% to %s %%".formatted(Decimals.percent(before), Decimals.percent(after));
        case MillisACopy ->
            "from %s ms to %s ms a copy".formatted(Decimals.number(before), Decimals.number(after));
        case Number -> String.format(Locale.ROOT, "from %.2f to %.2f", before, after);
      };
    }
  }

  private static final List<Counter> COUNTERS =
      List.of(
          new Counter("throttling", true, true, Unit.Share, Causes::throttled),
          new Counter("waiting for the lock", true, true, Unit.MillisACopy, Causes::lockWait),
          new Counter(
              "CPU time", false, true, Unit.MillisACopy, run -> run.cpuMicros() / MICROS_A_MILLI),
          new Counter("CPUs in use", false, false, Unit.Number, Causes::cpusUsed),
          new Counter(
              "time in which a thread waited for a CPU",
              false,
              true,
              Unit.Share,
              run -> perMicro(run, KernelCounts::pressureCpuMicros)),
          new Counter(
              "waits in a copy",
              false,
              true,
              Unit.Number,
              run -> each(run, KernelCounts::voluntarySwitches)),
          new Counter(
              "pre-emptions in a copy",
              false,
              true,
              Unit.Number,
              run -> each(run, KernelCounts::involuntarySwitches)),
          new Counter(
              "moves between CPUs in a copy",
              false,
              true,
              Unit.Number,
              run -> each(run, KernelCounts::migrations)));

  private record Found(String words, boolean inHand, double change) {}

  private Causes() {}

  /**
   * At most three, what the user can change first, then the greatest change; none where nothing is
   * claimed.
   */
  static List<String> of(Judged judged, Rule rule) {
    if (judged.verdict() != Verdict.Faster && judged.verdict() != Verdict.Slower) {
      return List.of();
    }
    boolean slower = judged.verdict() == Verdict.Slower;
    return COUNTERS.stream()
        .flatMap(counter -> found(counter, judged.pairs(), slower, rule).stream())
        .sorted(Comparator.comparing(Found::inHand).thenComparingDouble(Found::change).reversed())
        .limit(MOST)
        .map(Found::words)
        .toList();
  }

  private static Optional<Found> found(
      Counter counter, List<Pair> pairs, boolean slower, Rule rule) {
    var known = pairs.stream().flatMap(pair -> Change.of(counter, pair).stream()).toList();
    if (known.size() < Rule.LEAST_ROUNDS) {
      return Optional.empty();
    }
    var ranks = SignedRank.of(known.stream().mapToDouble(Change::by).toArray());
    double before = median(known.stream().mapToDouble(Change::before));
    double after = median(known.stream().mapToDouble(Change::after));
    double relative = Math.abs(after - before) / Math.max(Math.max(before, after), 1e-12);
    boolean rose = after > before;
    boolean explains = rose == (counter.slows() == slower);
    if (ranks.pValue() > rule.alpha()
        || relative < LEAST_CHANGE
        || !explains
        || isTooShort(counter, pairs, Math.abs(after - before))) {
      return Optional.empty();
    }
    String words =
        "%s %s %s"
            .formatted(counter.what(), rose ? "rose" : "fell", counter.unit().words(before, after));
    return Optional.of(new Found(words, counter.inHand(), relative));
  }

  /** What takes time itself explains no more time than it takes: a free lock's waits none. */
  private static boolean isTooShort(Counter counter, List<Pair> pairs, double changeMillis) {
    double micros =
        median(
            pairs.stream()
                .mapToDouble(
                    pair -> pair.candidate().durationMicros() - pair.baseline().durationMicros()));
    return counter.unit() == Unit.MillisACopy
        && changeMillis < LEAST_CHANGE * Math.abs(micros) / MICROS_A_MILLI;
  }

  /** One counter of a pair of runs. */
  private record Change(double before, double after) {
    static Optional<Change> of(Counter counter, Pair pair) {
      Double before = counter.of().apply(pair.baseline());
      Double after = counter.of().apply(pair.candidate());
      return before == null || after == null
          ? Optional.empty()
          : Optional.of(new Change(before, after));
    }

    double by() {
      return after - before;
    }
  }

  private static double median(DoubleStream numbers) {
    return new Median().evaluate(numbers.toArray());
  }

  private static @Nullable Double throttled(RunFigures run) {
    Long periods = run.periods();
    Long throttled = run.throttledPeriods();
    return periods == null || throttled == null || periods == 0
        ? null
        : Double.valueOf(Math.min(1, (double) throttled / periods));
  }

  private static @Nullable Double lockWait(RunFigures run) {
    Long micros = run.lockWaitMicros();
    return micros == null ? null : Double.valueOf(micros / MICROS_A_MILLI);
  }

  private static Double cpusUsed(RunFigures run) {
    return (double) run.cpuMicros() / Math.max(1, run.durationMicros());
  }

  private static @Nullable Double each(
      RunFigures run, Function<KernelCounts, @Nullable Long> count) {
    KernelCounts kernel = run.kernel();
    Long counted = kernel == null ? null : count.apply(kernel);
    return kernel == null || counted == null ? null : (double) counted / kernel.iterations();
  }

  private static @Nullable Double perMicro(
      RunFigures run, Function<KernelCounts, @Nullable Long> count) {
    Double each = each(run, count);
    return each == null ? null : Math.min(1, each / Math.max(1, run.durationMicros()));
  }
}
