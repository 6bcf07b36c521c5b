package dev.threadlab.workload;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Where the last words go that outlive the container's log. */
record TerminationLog(@Nullable Path path) {
  /** What is longer is cut off by whoever reads it. */
  static final int BYTES_MOST = 4096;

  private static final Path USUAL = Path.of("/dev/termination-log");

  /** The given file, or else the usual place where there is one. */
  static TerminationLog at(@Nullable Path given) {
    return new TerminationLog(given == null && Files.isWritable(USUAL) ? USUAL : given);
  }

  void write(String message) throws IOException {
    if (path != null) {
      byte[] bytes = message.getBytes(UTF_8);
      Files.write(path, Arrays.copyOf(bytes, Math.min(bytes.length, BYTES_MOST)));
    }
  }
}
