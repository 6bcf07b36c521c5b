package dev.threadlab.cli.text;

import dev.threadlab.crds.Cell.Spread;
import dev.threadlab.crds.IntegrityCounts;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Figures as a person reads them: three digits that count, and a unit. */
public final class Figures {
  /** What was not measured. */
  public static final String ABSENT = "-";

  /** What is said of an output that is its input. */
  public static final String INTACT = "intact";

  /** Of a command whose output nobody judges. */
  public static final String UNCHECKED = "unchecked";

  private static final int DIGITS = 3;

  private Figures() {}

  /** A figure that is written already. */
  public static String orAbsent(@Nullable String figure) {
    return figure == null ? ABSENT : figure;
  }

  /** {@code 482 µs}, {@code 1.23 ms}, {@code 12.3 s}. */
  public static String time(long micros) {
    var unit = Unit.of(micros);
    return unit.number(micros) + " " + unit.symbol;
  }

  /** {@code 0.98..1.45 ms}: from the first tenth to the last. */
  public static String spread(Spread spread) {
    var unit = Unit.of(spread.p90());
    return "%s..%s %s".formatted(unit.number(spread.p10()), unit.number(spread.p90()), unit.symbol);
  }

  /** {@code 12.3 %}. */
  public static String percent(@Nullable Integer permille) {
    return permille == null ? ABSENT : String.format(Locale.ROOT, "%.1f %%", permille / 10.0);
  }

  /** {@code 0:41}, {@code 1:02:03}. */
  public static String clock(Duration span) {
    return span.toHours() > 0
        ? "%d:%02d:%02d".formatted(span.toHours(), span.toMinutesPart(), span.toSecondsPart())
        : "%d:%02d".formatted(span.toMinutes(), span.toSecondsPart());
  }

  /** {@code 0-2,5}. */
  public static String cpus(List<Integer> cpus) {
    if (cpus.isEmpty()) {
      return ABSENT;
    }
    var ranges = new StringBuilder();
    for (int from = 0, to; from < cpus.size(); from = to + 1) {
      to = from;
      while (to + 1 < cpus.size() && cpus.get(to + 1) == cpus.get(to) + 1) {
        to++;
      }
      ranges.append(from == 0 ? "" : ",").append(cpus.get(from));
      ranges.append(to == from ? "" : (to == from + 1 ? "," : "-") + cpus.get(to));
    }
    return ranges.toString();
  }

  /** {@code intact}, {@code unchecked}, or {@code 3 lost, 1 torn of 200}. */
  public static String integrity(@Nullable IntegrityCounts counts) {
    if (counts == null) {
      return ABSENT;
    }
    if (counts.lines() == 0) {
      return UNCHECKED;
    }
    var faults =
        Stream.of(
                fault(counts.lost(), "lost"),
                fault(counts.duplicated(), "duplicated"),
                fault(counts.torn(), "torn"),
                fault(counts.outOfOrder(), "out of order"))
            .filter(fault -> !fault.isEmpty())
            .collect(Collectors.joining(", "));
    return faults.isEmpty() ? INTACT : faults + " of " + counts.lines();
  }

  private static String fault(long count, String word) {
    return count == 0 ? "" : count + " " + word;
  }

  private enum Unit {
    MICROSECONDS("µs", 1),
    MILLISECONDS("ms", 1000),
    SECONDS("s", 1_000_000);

    final String symbol;
    private final long micros;

    Unit(String symbol, long micros) {
      this.symbol = symbol;
      this.micros = micros;
    }

    static Unit of(long micros) {
      if (micros < MILLISECONDS.micros) {
        return MICROSECONDS;
      }
      return micros < SECONDS.micros ? MILLISECONDS : SECONDS;
    }

    String number(long of) {
      return String.format(Locale.ROOT, "%." + decimals(of) + "f", (double) of / micros);
    }

    /** As many as make three digits, but no more than there are. */
    private int decimals(long of) {
      int whole = String.valueOf(of / micros).length();
      return this == MICROSECONDS ? 0 : Math.max(0, DIGITS - whole);
    }
  }
}
