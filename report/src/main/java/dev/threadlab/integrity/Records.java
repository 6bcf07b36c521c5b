package dev.threadlab.integrity;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The records of an output, one at a time: the rows up to a blank one, of which the last is the
 * line.
 */
final class Records implements Closeable {
  private static final byte[] WRITE = "write".getBytes(US_ASCII);

  private final Rows rows;
  private final Row last = new Row();
  private final Facts facts = new Facts();

  Records(Path output) throws IOException {
    rows = new Rows(output);
  }

  /** Moves to the next record; false at the end of the file. */
  boolean next() throws IOException {
    if (!skipBlankRows()) {
      return false;
    }
    facts.clear();
    last.copy(rows.row());
    while (rows.next() && !rows.row().blank()) {
      facts.add(last);
      last.copy(rows.row());
    }
    return true;
  }

  /** Whether all rows before the last are facts, each at most once and in their order. */
  boolean factsInOrder() {
    return facts.inOrder();
  }

  /** The record, whose line begins there in the last row. */
  Block block(int line) {
    return facts.with(last.beginning(line));
  }

  /** The last row, until the next move. */
  Row last() {
    return last;
  }

  /** Where the line begins in the last row if that row is {@code write LINE}; 0 if it is not. */
  int lineAfterWrite() {
    return lineAfterWrite(last);
  }

  static int lineAfterWrite(Row row) {
    if (!row.startsWith(WRITE)) {
      return 0;
    }
    if (row.length() == WRITE.length) {
      return WRITE.length;
    }
    return row.at(WRITE.length) == ' ' ? WRITE.length + 1 : 0;
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }

  private boolean skipBlankRows() throws IOException {
    while (rows.next()) {
      if (!rows.row().blank()) {
        return true;
      }
    }
    return false;
  }
}
