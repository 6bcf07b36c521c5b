package dev.threadlab.cli.run;

import dev.threadlab.cli.local.RefusedException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Holds a directory for one engine. The kernel lets go of it when the engine ends, however it ends.
 */
final class DirectoryLock implements AutoCloseable {
  private static final String NAME = ".lock";

  private final FileChannel file;

  private DirectoryLock(FileChannel file) {
    this.file = file;
  }

  static boolean isLock(Path file) {
    return file.endsWith(NAME);
  }

  /**
   * Takes it.
   *
   * @throws RefusedException if another engine has it
   */
  static DirectoryLock take(Path directory) throws RefusedException, IOException {
    var file =
        FileChannel.open(
            directory.resolve(NAME), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (tryLock(file) == null) {
      file.close();
      throw new RefusedException(
          "another threadlab is writing to %s: wait for it, or name another directory with --out"
              .formatted(directory));
    }
    return new DirectoryLock(file);
  }

  private static @Nullable FileLock tryLock(FileChannel file) throws IOException {
    try {
      return file.tryLock();
    } catch (OverlappingFileLockException ownedByThisProcess) {
      return null;
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
