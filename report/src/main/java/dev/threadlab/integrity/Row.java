package dev.threadlab.integrity;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.threadlab.integrity.Integrity.Evidence;
import java.util.Arrays;

/**
 * A row of a file, without its line end and trailing blanks: a window on bytes that moves from row
 * to row, since a file of a million lines has no room for an object each.
 */
final class Row {
  private static final long HASH_START = 0xcbf29ce484222325L;
  private static final long HASH_FACTOR = 0x100000001b3L;

  private byte[] bytes = new byte[128];
  private int from;
  private int to;

  /** Moves the window over those bytes, which are the caller's. */
  void show(byte[] source, int start, int end) {
    bytes = source;
    from = start;
    to = end;
    while (to > from && isBlank(bytes[to - 1])) {
      to--;
    }
  }

  /** Copies what the other row shows into bytes of its own. */
  void copy(Row other) {
    int length = other.to - other.from;
    if (length > bytes.length) {
      bytes = new byte[Math.max(length, 2 * bytes.length)];
    }
    System.arraycopy(other.bytes, other.from, bytes, 0, length);
    from = 0;
    to = length;
  }

  /** Shows nothing. */
  void clear() {
    to = from;
  }

  boolean blank() {
    return from == to;
  }

  int length() {
    return to - from;
  }

  byte at(int index) {
    return bytes[from + index];
  }

  boolean startsWith(byte[] prefix) {
    return length() >= prefix.length && hasAt(from, prefix);
  }

  /** Whether the bytes stand somewhere in the row, from that index on. */
  boolean contains(byte[] part, int first) {
    for (int at = from + first; at + part.length <= to; at++) {
      if (hasAt(at, part)) {
        return true;
      }
    }
    return false;
  }

  /** Most are not, by their first byte. */
  private boolean hasAt(int at, byte[] part) {
    return bytes[at] == part[0] && Arrays.equals(bytes, at, at + part.length, part, 0, part.length);
  }

  /** FNV-1a, 64 bits, over the row from that index on. */
  long hash(int first) {
    long hash = HASH_START;
    for (int at = from + first; at < to; at++) {
      hash = (hash ^ (bytes[at] & 0xff)) * HASH_FACTOR;
    }
    return hash;
  }

  /**
   * What stands between those indexes, cut to {@value Evidence#LINE_KEPT} characters, never within
   * one: however long the row is, little of it is decoded.
   */
  String beginning(int first, int end) {
    // No character takes more than four bytes.
    int length = Math.min(end - first, 4 * Evidence.LINE_KEPT);
    String text = new String(bytes, from + first, length, UTF_8);
    if (text.length() <= Evidence.LINE_KEPT) {
      return text;
    }
    boolean apart = Character.isHighSurrogate(text.charAt(Evidence.LINE_KEPT - 1));
    return text.substring(0, apart ? Evidence.LINE_KEPT - 1 : Evidence.LINE_KEPT);
  }

  /** The row from that index on, cut likewise. */
  String beginning(int first) {
    return beginning(first, length());
  }

  /** The row from that index on; bytes that are no UTF-8 become U+FFFD. */
  String text(int first) {
    return new String(bytes, from + first, length() - first, UTF_8);
  }

  private static boolean isBlank(byte b) {
    return b == ' ' || b == '\t' || b == '\r';
  }
}
