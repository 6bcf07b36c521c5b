package dev.threadlab.workload.cgroup;

import java.util.ArrayList;
import java.util.List;

/**
 * A mounted hierarchy of cgroups, from a row of {@code /proc/self/mountinfo}.
 *
 * @param root which cgroup of the hierarchy is mounted there, {@code /} for the whole
 * @param point where
 * @param type {@code cgroup} (version 1) or {@code cgroup2}
 * @param options comma separated; version 1 names its controllers there
 */
record Mount(String root, String point, String type, String options) {
  static final String VERSION_1 = "cgroup";
  static final String VERSION_2 = "cgroup2";

  private static final int ROOT = 3;
  private static final int POINT = 4;

  /** The cgroup mounts of a {@code mountinfo}. */
  static List<Mount> parse(String mountinfo) {
    List<Mount> mounts = new ArrayList<>();
    for (String row : Words.rows(mountinfo)) {
      int separator = row.indexOf(" - ");
      if (separator < 0) {
        continue;
      }
      List<String> place = Words.of(row.substring(0, separator), ' ');
      List<String> system = Words.of(row.substring(separator + 3), ' ');
      if (place.size() > POINT && system.size() > 2 && system.getFirst().startsWith(VERSION_1)) {
        mounts.add(
            new Mount(
                unescaped(place.get(ROOT)),
                unescaped(place.get(POINT)),
                system.getFirst(),
                system.get(2)));
      }
    }
    return mounts;
  }

  /** Whether a controller of version 1 lives there. */
  boolean has(String controller) {
    return type.equals(VERSION_1) && Words.of(options, ',').contains(controller);
  }

  /** The kernel writes blanks, tabs, line breaks and backslashes as octal numbers. */
  private static String unescaped(String path) {
    if (path.indexOf('\\') < 0) {
      return path;
    }
    var plain = new StringBuilder();
    for (int i = 0; i < path.length(); i++) {
      if (path.charAt(i) == '\\' && i + 3 < path.length()) {
        plain.append((char) Integer.parseInt(path, i + 1, i + 4, 8));
        i += 3;
      } else {
        plain.append(path.charAt(i));
      }
    }
    return plain.toString();
  }
}
