package dev.threadlab.workload.command;

import dev.threadlab.report.ThreadUsage;
import dev.threadlab.workload.ProcFile;
import dev.threadlab.workload.top.ThreadTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The processes that this one has started, with those that they have started, at one moment.
 *
 * @param running those that have not ended
 * @param ended those that have ended, and that nobody has asked for yet
 */
record ProcessTree(Set<Long> running, Set<Long> ended) {
  private static final Path PROC = Path.of("/proc");

  /** Below the process of that number. */
  static ProcessTree of(long root) {
    Map<Long, Row> rows = rows();
    Set<Long> running = new HashSet<>();
    Set<Long> ended = new HashSet<>();
    for (var each : rows.entrySet()) {
      if (isBelow(root, each.getValue(), rows)) {
        (each.getValue().zombie() ? ended : running).add(each.getKey());
      }
    }
    return new ProcessTree(running, ended);
  }

  /** The threads of those that have not ended; at most as many as {@link ThreadTable} reads. */
  List<ThreadUsage> threads() {
    List<ThreadUsage> threads = new ArrayList<>();
    for (long pid : running) {
      threads.addAll(ThreadTable.ofTasks(PROC.resolve(pid + "/task")));
      if (threads.size() >= ThreadTable.ROWS_MOST) {
        return threads.subList(0, ThreadTable.ROWS_MOST);
      }
    }
    return threads;
  }

  private static boolean isBelow(long root, Row row, Map<Long, Row> rows) {
    Row at = row;
    for (int depth = 0; depth < rows.size() && at != null; depth++) {
      if (at.parent() == root) {
        return true;
      }
      at = rows.get(at.parent());
    }
    return false;
  }

  private static Map<Long, Row> rows() {
    Map<Long, Row> rows = new HashMap<>();
    String[] names = PROC.toFile().list((_, name) -> Character.isDigit(name.charAt(0)));
    for (String name : names == null ? new String[0] : names) {
      Row row = row(ProcFile.read(PROC.resolve(name + "/stat")));
      if (row != null) {
        rows.put(Long.valueOf(name), row);
      }
    }
    return rows;
  }

  /** State and parent follow the name, which may hold anything, and its closing parenthesis. */
  private static @Nullable Row row(@Nullable String stat) {
    if (stat == null || stat.isEmpty()) {
      return null;
    }
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", 3);
    return new Row(fields[0].equals("Z") || fields[0].equals("X"), Long.parseLong(fields[1]));
  }

  private record Row(boolean zombie, long parent) {}
}
