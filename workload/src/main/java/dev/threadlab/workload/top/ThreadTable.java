package dev.threadlab.workload.top;

import dev.threadlab.report.ThreadUsage;
import dev.threadlab.workload.ProcFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the table of a process's threads from its {@code /proc/PID/task}. */
public final class ThreadTable {
  /** The most threads that are read; those with the lowest numbers. */
  public static final int ROWS_MOST = 1000;

  /**
   * The kernel tells CPU time to programs in hundredths of a second, on every architecture here.
   */
  private static final long TICK_MICROS = 10_000;

  // Fields after the name, from 0; proc_pid_stat(5) counts from 1 and has pid and name before.
  private static final int STATE = 0;
  private static final int USER = 11;
  private static final int SYSTEM = 12;
  private static final int PROCESSOR = 36;

  private ThreadTable() {}

  /**
   * This process's threads as they are now, by number; one that ends meanwhile is left out.
   *
   * @param proc where {@code /proc} is
   */
  public static List<ThreadUsage> read(Path proc) {
    return ofTasks(proc.resolve("self/task"));
  }

  /** Those of the process whose directory of tasks it is; none if that has ended. */
  public static List<ThreadUsage> ofTasks(Path tasks) {
    String[] names = tasks.toFile().list();
    if (names == null) {
      return List.of();
    }
    long[] ids = Arrays.stream(names).mapToLong(Long::parseLong).sorted().toArray();
    List<ThreadUsage> rows = new ArrayList<>();
    for (int i = 0; i < ids.length && rows.size() < ROWS_MOST; i++) {
      ThreadUsage row = parse(ProcFile.read(tasks.resolve(ids[i] + "/stat")));
      if (row != null) {
        rows.add(row);
      }
    }
    return rows;
  }

  /** The name stands in parentheses and may hold blanks and parentheses itself. */
  private static @Nullable ThreadUsage parse(@Nullable String stat) {
    if (stat == null) {
      return null;
    }
    int open = stat.indexOf('(');
    int close = stat.lastIndexOf(')');
    String[] fields = stat.substring(close + 2).split(" ", -1);
    return new ThreadUsage(
        Long.parseLong(stat, 0, open - 1, 10),
        stat.substring(open + 1, close),
        fields[STATE],
        Long.parseLong(fields[USER]) * TICK_MICROS,
        Long.parseLong(fields[SYSTEM]) * TICK_MICROS,
        Integer.parseInt(fields[PROCESSOR]));
  }
}
