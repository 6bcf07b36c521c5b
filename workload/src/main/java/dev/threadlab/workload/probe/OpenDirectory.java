package dev.threadlab.workload.probe;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * A directory of this process under {@code /proc} that is kept open, with the number that the
 * kernel knows it by. Java keeps that number to itself, so it is looked up among the open files.
 *
 * @param channel held so that it is not closed
 * @param descriptor the number
 */
record OpenDirectory(FileChannel channel, int descriptor) {
  private static final String OPEN_FILES = "/proc/self/fd";

  /** Null where there is no such directory. */
  static @Nullable OpenDirectory open(Path directory) {
    try {
      FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ);
      int descriptor = descriptorOf(directory.toRealPath());
      if (descriptor >= 0) {
        return new OpenDirectory(channel, descriptor);
      }
      channel.close();
      return null;
    } catch (IOException notThere) {
      return null;
    }
  }

  private static int descriptorOf(Path directory) {
    String[] numbers = new File(OPEN_FILES).list();
    if (numbers != null) {
      for (String number : numbers) {
        if (directory.equals(target(number))) {
          return Integer.parseInt(number);
        }
      }
    }
    return -1;
  }

  /** What an open file is; null for one that was closed since the listing. */
  private static @Nullable Path target(String number) {
    try {
      return Files.readSymbolicLink(Path.of(OPEN_FILES, number));
    } catch (IOException closed) {
      return null;
    }
  }
}
