package dev.threadlab.workload;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * This process as the kernel tells it.
 *
 * @param pid its number in its own pid namespace
 * @param startedNanos when it began, since the machine started, in steps of 10 milliseconds; null
 *     where the kernel does not tell
 */
record ThisProcess(long pid, @Nullable Long startedNanos) {
  /** The kernel tells starts to programs in hundredths of a second, on every architecture here. */
  private static final long TICK_NANOS = 10_000_000;

  /** The fields between the name and the start in {@code /proc/self/stat}. */
  private static final int FIELDS_BEFORE_START = 20;

  static ThisProcess find() {
    String stat = ProcFile.read(Path.of("/proc/self/stat"));
    return stat == null ? new ThisProcess(ProcessHandle.current().pid(), null) : parse(stat);
  }

  private static ThisProcess parse(String stat) {
    int from = stat.lastIndexOf(')') + 1;
    for (int field = 0; field < FIELDS_BEFORE_START - 1; field++) {
      from = stat.indexOf(' ', from + 1);
    }
    long ticks = Long.parseLong(stat, from + 1, stat.indexOf(' ', from + 1), 10);
    return new ThisProcess(Long.parseLong(stat, 0, stat.indexOf(' '), 10), ticks * TICK_NANOS);
  }
}
