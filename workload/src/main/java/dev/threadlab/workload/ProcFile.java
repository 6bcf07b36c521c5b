package dev.threadlab.workload;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A small file of the kernel's, under {@code /proc} or {@code /sys}. */
public final class ProcFile {
  private ProcFile() {}

  /** Its text without trailing blanks; null where it is not there or not readable. */
  public static @Nullable String read(Path path) {
    try (var file = new FileInputStream(path.toFile())) {
      return new String(file.readAllBytes(), UTF_8).stripTrailing();
    } catch (IOException notThere) {
      return null;
    }
  }

  /** The rest of the first row that begins with a key, without blanks around; null without one. */
  public static @Nullable String field(String text, String key) {
    int from = text.startsWith(key) ? 0 : text.indexOf("\n" + key) + 1;
    if (from == 0 && !text.startsWith(key)) {
      return null;
    }
    int end = text.indexOf('\n', from);
    return text.substring(from + key.length(), end < 0 ? text.length() : end).strip();
  }
}
