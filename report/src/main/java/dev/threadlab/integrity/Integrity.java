package dev.threadlab.integrity;

import java.util.List;
import java.util.stream.Stream;

/**
 * An output held against its input: how many faults of each kind, and the first of them as
 * evidence.
 *
 * @param lines lines that the input has (summed where iterations are)
 * @param records records that the output has, torn ones included
 * @param lost lines of the input with no whole record in the output
 * @param duplicated whole records beyond those that their line's occurrences in the input account
 *     for
 * @param torn records that are no whole record of any line of the input
 * @param outOfOrder first records of a line that stands in the input before a line already written
 * @param evidence the first {@value #EVIDENCE_KEPT} faults in file order, lost lines after those
 *     that the file shows
 */
public record Integrity(
    long lines,
    long records,
    long lost,
    long duplicated,
    long torn,
    long outOfOrder,
    List<Evidence> evidence) {

  public static final int EVIDENCE_KEPT = 10;

  /** Of nothing: the sum of no iterations. */
  public static final Integrity NONE = new Integrity(0, 0, 0, 0, 0, 0, List.of());

  public Integrity {
    evidence = List.copyOf(evidence);
  }

  /** Whether the output is the input, whole and in order. */
  public boolean intact() {
    return lost == 0 && duplicated == 0 && torn == 0 && outOfOrder == 0;
  }

  /** Both together: counts add up, and this one's evidence comes first, lost lines still last. */
  public Integrity plus(Integrity other) {
    return new Integrity(
        lines + other.lines,
        records + other.records,
        lost + other.lost,
        duplicated + other.duplicated,
        torn + other.torn,
        outOfOrder + other.outOfOrder,
        Stream.of(true, false)
            .flatMap(shown ->
                Stream.concat(evidence.stream(), other.evidence.stream())
                    .filter(fault -> shown == (fault.fault() != Fault.Lost)))
            .limit(EVIDENCE_KEPT)
            .toList());
  }

  /** The kinds of fault. */
  public enum Fault {
    Lost,
    Duplicated,
    Torn,
    OutOfOrder
  }

  /**
   * One fault.
   *
   * @param fault its kind
   * @param line the text of the line, or of the torn record's last row, cut to {@value #LINE_KEPT}
   *     characters
   * @param record the number of the record in the output, from 1; 0 for a lost line
   */
  public record Evidence(Fault fault, String line, long record) {
    public static final int LINE_KEPT = 120;
  }
}
