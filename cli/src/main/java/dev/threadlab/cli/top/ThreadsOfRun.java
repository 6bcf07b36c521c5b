package dev.threadlab.cli.top;

import dev.threadlab.cli.text.Figures;
import dev.threadlab.cli.text.Table;
import dev.threadlab.cli.text.Table.Column;
import dev.threadlab.cli.text.Table.Side;
import dev.threadlab.crds.Run;
import dev.threadlab.report.Cpus;
import dev.threadlab.report.RunReport;
import dev.threadlab.report.ThreadUsage;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A run's CPUs in a sentence, and a row for each of its threads, the busiest first. */
final class ThreadsOfRun {
  private static final int WIDTH = 100;
  private static final List<Column> COLUMNS =
      List.of(
          new Column("tid", Side.Right),
          new Column("thread", Side.Left),
          new Column("state", Side.Left),
          new Column("user", Side.Right),
          new Column("system", Side.Right),
          new Column("last CPU", Side.Right));

  private ThreadsOfRun() {}

  static List<String> lines(String experiment, Run run, RunReport report) {
    var lines = new ArrayList<String>();
    lines.add(
        "Run %d of %s: %s on %s%s, round %d."
            .formatted(
                run.index(),
                experiment,
                run.variant(),
                run.profile(),
                run.twin() == null ? "" : " (twin)",
                run.round()));
    lines.add(cpus(report.cpus()));
    lines.add("");
    lines.addAll(new Table(COLUMNS, rows(report.threads())).lines(WIDTH));
    lines.add("");
    lines.add(
        "%d threads at the end of the last iteration; CPU time since each began, in the kernel's ticks."
            .formatted(report.threads().size()));
    return lines;
  }

  private static String cpus(Cpus cpus) {
    Long limit = cpus.limitMillis();
    return "CPU limit %s; allowed on CPUs %s;%s%s the work was seen on CPUs %s."
        .formatted(
            limit == null
                ? "none"
                : BigDecimal.valueOf(limit, 3).stripTrailingZeros().toPlainString(),
            cpus.allowed() == null ? Figures.ABSENT : cpus.allowed(),
            cpus.available() == null ? "" : " its runtime counts %d;".formatted(cpus.available()),
            cpus.wanted() == null ? "" : " its threads wanted %d at once;".formatted(cpus.wanted()),
            Figures.cpus(cpus.seen()));
  }

  private static List<List<String>> rows(List<ThreadUsage> threads) {
    return threads.stream()
        .sorted(
            Comparator.comparingLong(ThreadsOfRun::used)
                .reversed()
                .thenComparingLong(ThreadUsage::threadId))
        .map(thread ->
            List.of(
                String.valueOf(thread.threadId()),
                printable(thread.name()),
                state(thread.state()),
                Figures.time(thread.userMicros()),
                Figures.time(thread.systemMicros()),
                String.valueOf(thread.lastCpu())))
        .toList();
  }

  private static long used(ThreadUsage thread) {
    return thread.userMicros() + thread.systemMicros();
  }

  private static String state(String letter) {
    return switch (letter) {
      case "R" -> "running";
      case "S" -> "sleeping";
      case "D" -> "disk";
      case "Z", "X" -> "ended";
      case "T", "t" -> "stopped";
      case "I" -> "idle";
      default -> printable(letter);
    };
  }

  /** A program names its threads as it likes: nothing that a terminal would obey. */
  private static String printable(String text) {
    return text.replaceAll("\\p{Cntrl}", "\uFFFD");
  }
}
