package dev.threadlab.integrity;

import dev.threadlab.integrity.Integrity.Evidence;
import dev.threadlab.integrity.Integrity.Fault;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Holds an output against its input, in one pass over each (two over the input if lines are lost).
 * Memory: some 30 bytes for each line of the input, whatever the output's size. What counts as what
 * is told in {@code docs/integrity.md}.
 */
public final class OutputCheck {
  private final Lines lines;
  private final @Nullable FaultListener listener;
  private final @Nullable Consumer<Supplier<Block>> whole;
  private final Map<Fault, Long> counts = new EnumMap<>(Fault.class);
  private final List<Evidence> evidence = new ArrayList<>();
  private long records;
  private int furthest = Lines.NONE;
  private boolean bare;

  private OutputCheck(
      Lines lines, @Nullable FaultListener listener, @Nullable Consumer<Supplier<Block>> whole) {
    this.lines = lines;
    this.listener = listener;
    this.whole = whole;
  }

  /**
   * Counts the faults and keeps the first as evidence.
   *
   * @throws IOException if one of the files cannot be read
   */
  public static Integrity compare(Path input, Path output) throws IOException {
    return new OutputCheck(Lines.read(input), null, null).run(input, output);
  }

  /**
   * Tells the listener of every fault besides.
   *
   * @throws IOException if one of the files cannot be read
   */
  public static Integrity compare(Path input, Path output, FaultListener listener)
      throws IOException {
    return new OutputCheck(Lines.read(input), listener, null).run(input, output);
  }

  /**
   * Tells of every whole record, duplicates and those out of order as well, in the output's order;
   * what it gives is to be asked for at once.
   */
  static void forEachWhole(Path input, Path output, Consumer<Supplier<Block>> whole)
      throws IOException {
    var _ = new OutputCheck(Lines.read(input), null, whole).run(input, output);
  }

  private Integrity run(Path input, Path output) throws IOException {
    try (var read = new Records(output)) {
      while (read.next()) {
        records++;
        judge(read);
      }
    }
    if (lines.lost() > 0) {
      findLost(input);
    }
    return new Integrity(
        lines.count(),
        records,
        lines.lost(),
        count(Fault.Duplicated),
        count(Fault.Torn),
        count(Fault.OutOfOrder),
        evidence);
  }

  private void judge(Records read) {
    int start = read.factsInOrder() ? startOfLine(read) : Lines.NONE;
    if (start == Lines.NONE) {
      report(Fault.Torn, read.last(), read.lineAfterWrite(), records);
      return;
    }
    if (whole != null) {
      whole.accept(() -> read.block(start));
    }
    int line = lines.write(read.last().hash(start));
    if (line == Lines.NONE) {
      report(Fault.Duplicated, read.last(), start, records);
    } else if (line < furthest) {
      report(Fault.OutOfOrder, read.last(), start, records);
    } else {
      furthest = line;
    }
  }

  /**
   * Where in the last row a line of the input begins: behind {@code write } or at the row's own
   * beginning; {@link Lines#NONE} if neither is one. If both are, as in the last record that left
   * no choice.
   */
  private int startOfLine(Records read) {
    int behind = read.lineAfterWrite();
    boolean isBehind = behind > 0 && lines.has(read.last().hash(behind));
    boolean isWhole = (behind == 0 || lines.beginWithWrite()) && lines.has(read.last().hash(0));
    if (isBehind && isWhole) {
      return bare ? 0 : behind;
    }
    if (!isBehind && !isWhole) {
      return Lines.NONE;
    }
    bare = isWhole;
    return bare ? 0 : behind;
  }

  private void findLost(Path input) throws IOException {
    if (listener == null && evidence.size() == Integrity.EVIDENCE_KEPT) {
      return;
    }
    try (var rows = new Rows(input)) {
      for (int line = 0; line < lines.count() && rows.next(); line++) {
        if (!lines.isWritten(line)) {
          report(Fault.Lost, rows.row(), 0, 0);
        }
      }
    }
  }

  private void report(Fault fault, Row row, int start, long record) {
    counts.merge(fault, 1L, Long::sum);
    if (evidence.size() < Integrity.EVIDENCE_KEPT) {
      evidence.add(new Evidence(fault, row.beginning(start), record));
    }
    if (listener != null) {
      listener.found(fault, row.text(start), record);
    }
  }

  private long count(Fault fault) {
    return counts.getOrDefault(fault, 0L);
  }
}
