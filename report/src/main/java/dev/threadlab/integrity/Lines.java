package dev.threadlab.integrity;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;

/**
 * The lines of an input, known by 64-bit hashes, and which of them have been written. Equal lines
 * are one text with several occurrences, written in the input's order. Some 30 bytes a line.
 */
final class Lines {
  static final int NONE = -1;
  private static final int MOST = 1 << 28;

  private final long[] hashes;

  /** By slot: an occurrence of the text that has the slot, and the next one of it to be written. */
  private final int[] any;

  private final int[] unwritten;

  /** By line: the next occurrence of the same text. */
  private final int[] next;

  private final boolean beginWithWrite;

  private final BitSet written = new BitSet();

  private Lines(long[] hashes, boolean beginWithWrite) {
    this.hashes = hashes;
    this.beginWithWrite = beginWithWrite;
    next = new int[hashes.length];
    any = new int[Integer.highestOneBit(Math.max(1, hashes.length)) * 4];
    unwritten = new int[any.length];
    Arrays.fill(any, NONE);
    Arrays.fill(unwritten, NONE);
    for (int line = hashes.length - 1; line >= 0; line--) {
      int slot = slot(hashes[line]);
      any[slot] = line;
      next[line] = unwritten[slot];
      unwritten[slot] = line;
    }
  }

  static Lines read(Path input) throws IOException {
    var hashes = new long[1024];
    int count = 0;
    boolean beginWithWrite = false;
    try (var rows = new Rows(input)) {
      while (rows.next()) {
        if (count == MOST) {
          throw new IOException(input + " has more than " + MOST + " lines");
        }
        if (count == hashes.length) {
          hashes = Arrays.copyOf(hashes, 2 * count);
        }
        hashes[count++] = rows.row().hash(0);
        beginWithWrite |= Records.lineAfterWrite(rows.row()) > 0;
      }
    }
    return new Lines(Arrays.copyOf(hashes, count), beginWithWrite);
  }

  /** Whether any of them looks like a row that writes another. */
  boolean beginWithWrite() {
    return beginWithWrite;
  }

  int count() {
    return hashes.length;
  }

  boolean has(long hash) {
    return any[slot(hash)] != NONE;
  }

  /** The first occurrence not yet written, which now is; {@link #NONE} if there is no more. */
  int write(long hash) {
    int slot = slot(hash);
    int line = unwritten[slot];
    if (line != NONE) {
      unwritten[slot] = next[line];
      written.set(line);
    }
    return line;
  }

  boolean isWritten(int line) {
    return written.get(line);
  }

  int lost() {
    return hashes.length - written.cardinality();
  }

  /** The slot of the text with that hash, or a free one. */
  private int slot(long hash) {
    int mask = any.length - 1;
    int slot = (int) (hash ^ (hash >>> 32)) & mask;
    while (any[slot] != NONE && hashes[any[slot]] != hash) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }
}
