package dev.threadlab.workload.strategy;

import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;

/** A place in memory that processes share, by the file that they all map: read, then written. */
final class MappedPlace implements Cursor.Place {
  static final int SIZE = Integer.BYTES;

  private final MappedByteBuffer memory;

  MappedPlace(FileChannel file) throws IOException {
    memory = file.map(FileChannel.MapMode.READ_WRITE, 0, SIZE);
  }

  @Override
  public int get() {
    return memory.getInt(0);
  }

  @Override
  public void set(int position) {
    memory.putInt(0, position);
  }
}
