package dev.threadlab.integrity;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** The rows that may stand before the line of a record. */
final class Facts {
  static final int NONE = -1;

  private static final byte[] THREAD = "current thread:<".getBytes(US_ASCII);
  private static final byte[] PID = "current pid:".getBytes(US_ASCII);
  private static final byte[] THREADS = "total threads:".getBytes(US_ASCII);
  private static final byte[] CPU = "CPU number:".getBytes(US_ASCII);

  private Facts() {}

  /** The place of the row among the facts of a record, from 0; {@link #NONE} if it states none. */
  static int order(Row row) {
    if (row.startsWith(THREAD)) {
      return endsTheThread(row) ? 0 : NONE;
    }
    if (row.startsWith(PID)) {
      return isNumber(row, PID.length) ? 1 : NONE;
    }
    if (row.startsWith(THREADS)) {
      return isNumber(row, THREADS.length) ? 2 : NONE;
    }
    return row.startsWith(CPU) && isNumber(row, CPU.length) ? 3 : NONE;
  }

  private static boolean endsTheThread(Row row) {
    return row.at(row.length() - 1) == '>' && !row.contains(THREAD, THREAD.length);
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
