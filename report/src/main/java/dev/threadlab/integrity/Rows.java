package dev.threadlab.integrity;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** The rows of a file, one at a time; needs memory for the longest of them. */
final class Rows implements Closeable {
  private static final int BUFFER_BYTES = 1 << 16;
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

  private final InputStream in;
  private final Row row = new Row();
  private byte[] buffer = new byte[BUFFER_BYTES];
  private int start;
  private int filled;

  Rows(Path file) throws IOException {
    in = Files.newInputStream(file);
    skipByteOrderMark();
  }

  /** Moves to the next row; false at the end of the file. */
  boolean next() throws IOException {
    int searched = start;
    while (true) {
      for (int at = searched; at < filled; at++) {
        if (buffer[at] == '\n') {
          row.show(buffer, start, at);
          start = at + 1;
          return true;
        }
      }
      int seen = filled - start;
      if (!fill()) {
        row.show(buffer, start, filled);
        start = filled;
        return seen > 0;
      }
      searched = start + seen;
    }
  }

  /** The row moved to, until the next move. */
  Row row() {
    return row;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  /** Reads more behind what is not yet used; false when there is no more. */
  private boolean fill() throws IOException {
    if (start > 0) {
      System.arraycopy(buffer, start, buffer, 0, filled - start);
      filled -= start;
      start = 0;
    }
    if (filled == buffer.length) {
      buffer = Arrays.copyOf(buffer, 2 * buffer.length);
    }
    int read = in.read(buffer, filled, buffer.length - filled);
    filled += Math.max(read, 0);
    return read > 0;
  }

  private void skipByteOrderMark() throws IOException {
    boolean more = true;
    while (more && filled < BYTE_ORDER_MARK.length) {
      more = fill();
    }
    if (filled >= BYTE_ORDER_MARK.length
        && Arrays.equals(
            buffer, 0, BYTE_ORDER_MARK.length, BYTE_ORDER_MARK, 0, BYTE_ORDER_MARK.length)) {
      start = BYTE_ORDER_MARK.length;
    }
  }
}
