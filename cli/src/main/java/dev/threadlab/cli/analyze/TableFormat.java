package dev.threadlab.cli.analyze;

import java.io.PrintWriter;

/** An analysis in words, for people: the first lines of each fault. */
final class TableFormat {
  private static final int LINES_SHOWN = 10;
  private static final int CHARACTERS_SHOWN = 100;

  private final PrintWriter out;

  TableFormat(PrintWriter out) {
    this.out = out;
  }

  void write(Analysis analysis) {
    var counts = analysis.integrity();
    out.printf(
        "%s of input, %s in the output%n%n",
        some(counts.lines(), "line"), some(counts.records(), "record"));
    row("lost", counts.lost(), "no whole record in the output", analysis.lost());
    row(
        "duplicated",
        counts.duplicated(),
        "written more often than it stands in the input",
        analysis.duplicated());
    row("torn", counts.torn(), "no whole record of any line of the input", analysis.torn());
    row(
        "out of order",
        counts.outOfOrder(),
        "written after a line that it should have come before",
        analysis.outOfOrder());
    out.printf(
        "%n%s%n",
        counts.intact()
            ? "Intact: every line of the input was written once, whole and in order."
            : "Not intact: the output is not the input.");
  }

  private void row(String fault, long count, String meaning, Texts texts) {
    out.printf("  %-12s %,9d  %s%n", fault, count, meaning);
    int shown = 0;
    for (String text : texts) {
      if (shown++ == LINES_SHOWN) {
        out.printf("%26s... and %,d more: --format json names them all%n", "", count - LINES_SHOWN);
        return;
      }
      out.printf("%26s%s%n", "", printable(text));
    }
  }

  private static String some(long count, String what) {
    return "%,d %s%s".formatted(count, what, count == 1 ? "" : "s");
  }

  /** Short, and with nothing in it that a terminal would obey. */
  private static String printable(String text) {
    var shown = text.isEmpty() ? "(a blank line)" : text.replaceAll("\\p{Cntrl}", "\uFFFD");
    return shown.length() <= CHARACTERS_SHOWN
        ? shown
        : shown.substring(0, CHARACTERS_SHOWN) + "...";
  }
}
