package dev.threadlab.workload.strategy;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/**
 * A file behind a buffer, written row by row. Threads share it as a program without a thought for
 * threads would: plain fields, read, then written. Two threads in it at once may overwrite each
 * other's rows, mix them, or write the buffer out twice. Nothing is thrown because of that: every
 * step works on a copy of the fill level that is always within the buffer.
 */
final class SharedBuffer implements Output {
  private static final int SIZE = 8192;

  private final FileChannel file;
  private final boolean flush;
  private final boolean force;
  private final byte[] buffer = new byte[SIZE];
  private int used;

  private SharedBuffer(FileChannel file, boolean flush, boolean force) {
    this.file = file;
    this.flush = flush;
    this.force = force;
  }

  /**
   * Opens the file anew.
   *
   * @param force whether each record is forced to the disk
   */
  static SharedBuffer anew(Path path, boolean force) throws IOException {
    return new SharedBuffer(FileChannel.open(path, CREATE, TRUNCATE_EXISTING, WRITE), force, force);
  }

  /**
   * Opens the file to append to it, as others do at the same time.
   *
   * @param flush whether each record leaves the buffer at once
   * @param force whether it is forced to the disk besides
   */
  static SharedBuffer appending(Path path, boolean flush, boolean force) throws IOException {
    return new SharedBuffer(FileChannel.open(path, CREATE, APPEND), flush || force, force);
  }

  @Override
  public void write(Block block) throws IOException {
    byte[] text = block.text();
    for (int row = 0; row < block.rows(); row++) {
      append(text, block.rowStart(row), block.rowEnd(row));
    }
    if (flush) {
      flush();
    }
    if (force) {
      file.force(false);
    }
  }

  @Override
  public void close() throws IOException {
    try (file) {
      flush();
    }
  }

  private void append(byte[] text, int from, int to) throws IOException {
    int length = to - from;
    int at = used;
    if (at + length > SIZE) {
      flush();
      at = 0;
    }
    if (length > SIZE) {
      writeOut(text, from, length);
      return;
    }
    System.arraycopy(text, from, buffer, at, length);
    used = at + length;
  }

  private void flush() throws IOException {
    int length = used;
    writeOut(buffer, 0, length);
    used = 0;
  }

  private void writeOut(byte[] bytes, int from, int length) throws IOException {
    ByteBuffer rest = ByteBuffer.wrap(bytes, from, length);
    while (rest.hasRemaining()) {
      file.write(rest);
    }
  }
}
