package dev.threadlab.integrity;

import static java.nio.charset.StandardCharsets.US_ASCII;

import org.jspecify.annotations.Nullable;

/** The facts of a record: the rows before its line, each at most once and in their order. */
final class Facts {
  private static final int THREAD = 0;
  private static final int PID = 1;
  private static final int THREADS = 2;
  private static final int CPU = 3;
  private static final int NONE = -1;

  /** What the rows begin with, in their order. */
  private static final byte[][] LABELS = {
    "current thread:<".getBytes(US_ASCII),
    "current pid:".getBytes(US_ASCII),
    "total threads:".getBytes(US_ASCII),
    "CPU number:".getBytes(US_ASCII)
  };

  /** The most processes and threads, and the most CPUs, that a Linux kernel has numbers for. */
  private static final int TASKS_MOST = 1 << 22;

  private static final int CPUS_MOST = 1 << 13;

  /** The rows that state them; blank where none does. */
  private final Row[] rows = {new Row(), new Row(), new Row(), new Row()};

  private int last;
  private boolean inOrder;

  /** Begins with the next record. */
  void clear() {
    for (Row row : rows) {
      row.clear();
    }
    last = NONE;
    inOrder = true;
  }

  /** Takes the next row. */
  void add(Row row) {
    int place = place(row);
    inOrder &= place > last;
    last = place;
    if (place != NONE) {
      rows[place].copy(row);
    }
  }

  /** Whether all rows were facts, each at most once and in their order. */
  boolean inOrder() {
    return inOrder;
  }

  /** All that they state, beside a line. */
  Block with(String line) {
    return new Block(
        line,
        rows[THREAD].blank() ? null : thread(rows[THREAD]),
        number(PID, 1, TASKS_MOST),
        number(THREADS, 1, TASKS_MOST),
        number(CPU, 0, CPUS_MOST - 1));
  }

  private static String thread(Row row) {
    return row.beginning(LABELS[THREAD].length, row.length() - 1);
  }

  /** Null where it is not stated, or cannot be. */
  private @Nullable Integer number(int place, int least, int most) {
    Row row = rows[place];
    long number = -1;
    for (int at = LABELS[place].length; at < row.length(); at++) {
      number = Math.min(10 * Math.max(number, 0) + row.at(at) - '0', Integer.MAX_VALUE);
    }
    return least <= number && number <= most ? (int) number : null;
  }

  /** The place of the row among the facts; {@link #NONE} if it states none. */
  private static int place(Row row) {
    for (int place = 0; place < LABELS.length; place++) {
      if (row.startsWith(LABELS[place])) {
        boolean whole = place == THREAD ? endsTheThread(row) : isNumber(row, LABELS[place].length);
        return whole ? place : NONE;
      }
    }
    return NONE;
  }

  private static boolean endsTheThread(Row row) {
    return row.at(row.length() - 1) == '>' && !row.contains(LABELS[THREAD], LABELS[THREAD].length);
  }

  private static boolean isNumber(Row row, int from) {
    for (int at = from; at < row.length(); at++) {
      if (row.at(at) < '0' || row.at(at) > '9') {
        return false;
      }
    }
    return row.length() > from;
  }
}
