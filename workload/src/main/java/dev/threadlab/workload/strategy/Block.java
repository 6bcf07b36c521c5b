package dev.threadlab.workload.strategy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.threadlab.workload.probe.LineProbe;
import java.util.Arrays;

/**
 * The record of one line as text: a row for each fact, then the line, then an empty row. One thread
 * uses one block for all its lines.
 *
 * <pre>
 * current thread:&lt;line-7 tid 1234&gt;
 * current pid:94
 * total threads:30
 * CPU number:6
 * write line1
 *
 * </pre>
 */
final class Block {
  private static final byte[] THREADS = "total threads:".getBytes(ISO_8859_1);
  private static final byte[] CPU = "CPU number:".getBytes(ISO_8859_1);
  private static final byte[] WRITE = "write ".getBytes(ISO_8859_1);
  private static final int ROWS_MOST = 6;

  private final LineProbe probe;
  private byte[] threadRow = {};
  private int threadId;
  private final byte[] pidRow;
  private final int[] rowEnds = new int[ROWS_MOST];
  private byte[] text = new byte[256];
  private int rows;
  private int length;

  Block(LineProbe probe, long pid) {
    this.probe = probe;
    pidRow = ("current pid:" + pid).getBytes(ISO_8859_1);
  }

  /**
   * Fills it.
   *
   * @param threadId the kernel's number of the thread
   * @param threads how many threads the process has
   * @param cpu the number of the CPU, -1 where unknown: there is no such row then
   */
  void fill(int threadId, int threads, int cpu, byte[] input, Line line) {
    identify(threadId);
    rows = 0;
    length = 0;
    put(threadRow, 0, threadRow.length).endRow();
    put(pidRow, 0, pidRow.length).endRow();
    number(THREADS, threads);
    if (cpu >= 0) {
      number(CPU, cpu);
    }
    put(WRITE, 0, WRITE.length).put(input, line.from(), line.to()).endRow();
    put(WRITE, 0, 0).endRow();
  }

  /** The row stays as it is until a virtual thread finds itself on another carrier. */
  private void identify(int current) {
    if (threadId != current) {
      threadId = current;
      threadRow = ("current thread:<" + probe.thread() + " tid " + current + ">").getBytes(UTF_8);
    }
  }

  int rows() {
    return rows;
  }

  /** Where a row, counted from 0, begins in {@link #text}. */
  int rowStart(int row) {
    return row == 0 ? 0 : rowEnds[row - 1];
  }

  /** Where it ends, after its line break. */
  int rowEnd(int row) {
    return rowEnds[row];
  }

  /** All rows; valid up to {@link #length}. */
  byte[] text() {
    return text;
  }

  int length() {
    return length;
  }

  private void number(byte[] label, int number) {
    byte[] digits = Integer.toString(number).getBytes(ISO_8859_1);
    put(label, 0, label.length).put(digits, 0, digits.length).endRow();
  }

  private Block put(byte[] source, int from, int to) {
    int needed = length + to - from + 1;
    if (needed > text.length) {
      text = Arrays.copyOf(text, Math.max(needed, text.length * 2));
    }
    System.arraycopy(source, from, text, length, to - from);
    length += to - from;
    return this;
  }

  private void endRow() {
    text[length++] = '\n';
    rowEnds[rows++] = length;
  }
}
