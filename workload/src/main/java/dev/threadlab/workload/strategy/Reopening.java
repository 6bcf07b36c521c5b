package dev.threadlab.workload.strategy;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/**
 * A file that is opened, appended to and closed again for each record.
 *
 * @param path the file; it need not exist
 * @param force whether each record is forced to the disk
 */
record Reopening(Path path, boolean force) implements Output {
  @Override
  public void write(Block block) throws IOException {
    try (var file = FileChannel.open(path, CREATE, APPEND)) {
      ByteBuffer rest = ByteBuffer.wrap(block.text(), 0, block.length());
      while (rest.hasRemaining()) {
        file.write(rest);
      }
      if (force) {
        file.force(false);
      }
    }
  }

  @Override
  public void close() {}
}
