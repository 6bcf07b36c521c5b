package dev.threadlab.integrity;

import dev.threadlab.integrity.Integrity.Evidence;
import dev.threadlab.integrity.Integrity.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Holds a file against the one that it should be: equal, byte by byte. Where it is not, each row is
 * a record, and counts as {@code docs/integrity.md} tells; a difference that no row shows, as in
 * the blanks at an end, counts as one torn record.
 */
public final class RowCheck {
  private final Lines lines;
  private final Map<Fault, Long> counts = new EnumMap<>(Fault.class);
  private final List<Evidence> evidence = new ArrayList<>();
  private long records;
  private int furthest = Lines.NONE;

  private RowCheck(Lines lines) {
    this.lines = lines;
  }

  /**
   * Counts the faults and keeps the first as evidence.
   *
   * @throws IOException if one of the files cannot be read
   */
  public static Integrity compare(Path expected, Path output) throws IOException {
    Lines lines = Lines.read(expected);
    if (Files.mismatch(expected, output) < 0) {
      return new Integrity(lines.count(), lines.count(), 0, 0, 0, 0, List.of());
    }
    return new RowCheck(lines).run(expected, output);
  }

  private Integrity run(Path expected, Path output) throws IOException {
    try (var rows = new Rows(output)) {
      while (rows.next()) {
        records++;
        judge(rows.row());
      }
    }
    long lost = lines.lost();
    if (lost > 0) {
      findLost(expected);
    } else if (counts.isEmpty()) {
      report(Fault.Torn, "the files differ in blanks or line ends", records);
    }
    return new Integrity(
        lines.count(),
        records,
        lost,
        count(Fault.Duplicated),
        count(Fault.Torn),
        count(Fault.OutOfOrder),
        evidence);
  }

  private void judge(Row row) {
    if (!lines.has(row.hash(0))) {
      report(Fault.Torn, row.beginning(0), records);
      return;
    }
    int line = lines.write(row.hash(0));
    if (line == Lines.NONE) {
      report(Fault.Duplicated, row.beginning(0), records);
    } else if (line < furthest) {
      report(Fault.OutOfOrder, row.beginning(0), records);
    } else {
      furthest = line;
    }
  }

  private void findLost(Path expected) throws IOException {
    try (var rows = new Rows(expected)) {
      for (int line = 0;
          evidence.size() < Integrity.EVIDENCE_KEPT && line < lines.count() && rows.next();
          line++) {
        if (!lines.isWritten(line)) {
          evidence.add(new Evidence(Fault.Lost, rows.row().beginning(0), 0));
        }
      }
    }
  }

  private void report(Fault fault, String text, long record) {
    counts.merge(fault, 1L, Long::sum);
    if (evidence.size() < Integrity.EVIDENCE_KEPT) {
      evidence.add(new Evidence(fault, text, record));
    }
  }

  private long count(Fault fault) {
    return counts.getOrDefault(fault, 0L);
  }
}
