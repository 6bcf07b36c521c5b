package dev.threadlab.workload.cgroup;

import dev.threadlab.workload.ProcFile;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * One cgroup as a directory.
 *
 * @param path the directory
 * @param top the uppermost directory of its hierarchy that can be seen from here
 */
record Group(Path path, Path top) {

  /** The next one up; null at the top. */
  @Nullable Group parent() {
    Path above = path.getParent();
    return path.equals(top) || above == null ? null : new Group(above, top);
  }

  /** The text of one of its files; null where there is none. */
  @Nullable String text(String file) {
    return ProcFile.read(path.resolve(file));
  }

  /** The number that one of its files holds; null where there is none. */
  @Nullable Long number(String file) {
    return parsed(text(file));
  }

  /** A number from a file of rows with a key and a value. */
  static @Nullable Long entry(@Nullable String rows, String key) {
    return rows == null ? null : parsed(ProcFile.field(rows, key + " "));
  }

  private static @Nullable Long parsed(@Nullable String text) {
    try {
      return text == null ? null : Long.valueOf(text);
    } catch (NumberFormatException notANumber) { // "max", or beyond 63 bits: no limit
      return null;
    }
  }
}
