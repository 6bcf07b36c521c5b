package dev.threadlab.workload.cgroup;

import dev.threadlab.workload.ProcFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the directories of this process's cgroups.
 *
 * <p>{@code /proc/self/cgroup} names a path in each hierarchy, {@code /proc/self/mountinfo} where a
 * hierarchy is mounted and from which of its cgroups downwards. A container may see one of them
 * from its own cgroup namespace and the other from its host's; then the directory that lists this
 * process as a member is the right one.
 */
final class Locator {
  private final Path root;
  private final long pid;
  private final List<String> memberships;
  private final List<Mount> mounts;

  /**
   * @param root the root of the file system, {@code /} but for tests
   * @param pid this process
   */
  Locator(Path root, long pid) {
    this.root = root;
    this.pid = pid;
    this.memberships = Words.rows(textOf(root.resolve("proc/self/cgroup")));
    this.mounts = Mount.parse(textOf(root.resolve("proc/self/mountinfo")));
  }

  /** The cgroup under a controller of version 1; null when version 1 does not govern it. */
  @Nullable Group version1(String controller) {
    String path = membership(controller);
    if (path == null) {
      return null;
    }
    for (Mount mount : mounts) {
      Group found = mount.has(controller) ? find(mount, path) : null;
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  /** The cgroup of version 2; null when there is none. */
  @Nullable Group version2() {
    String path = membership("");
    if (path == null) {
      return null;
    }
    for (Mount mount : mounts) {
      Group found = mount.type().equals(Mount.VERSION_2) ? find(mount, path) : null;
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  /** The path in a row {@code 4:cpu,cpuacct:/path}, or {@code 0::/path} for version 2. */
  private @Nullable String membership(String controller) {
    for (String row : memberships) {
      int first = row.indexOf(':');
      int second = row.indexOf(':', first + 1);
      if (first >= 0
          && second >= 0
          && Words.of(row.substring(first + 1, second), ',').contains(controller)) {
        return row.substring(second + 1);
      }
    }
    return null;
  }

  private @Nullable Group find(Mount mount, String path) {
    Path top = below(root, mount.point());
    String beneath = beneath(mount.root(), path);
    if (beneath != null) {
      Path exact = below(top, beneath);
      return Files.isDirectory(exact) ? new Group(exact, top) : null;
    }
    for (Path candidate : candidates(top, path)) {
      if (lists(candidate)) {
        return new Group(candidate, top);
      }
    }
    return null;
  }

  /** The path below a mount's root; null when it does not lie below. */
  private static @Nullable String beneath(String mountRoot, String path) {
    if (mountRoot.equals("/") && !path.startsWith("/..")) {
      return path;
    }
    return path.equals(mountRoot) || path.startsWith(mountRoot + "/")
        ? path.substring(mountRoot.length())
        : null;
  }

  private static List<Path> candidates(Path top, String path) {
    List<Path> candidates = new ArrayList<>();
    candidates.add(top);
    if (!path.contains("..")) {
      candidates.add(below(top, path));
    }
    return candidates;
  }

  private boolean lists(Path group) {
    String members = ProcFile.read(group.resolve("cgroup.procs"));
    return members != null && Words.rows(members).contains(Long.toString(pid));
  }

  private static Path below(Path path, String rest) {
    String relative = rest;
    while (relative.startsWith("/")) {
      relative = relative.substring(1);
    }
    return relative.isEmpty() ? path : path.resolve(relative);
  }

  private static String textOf(Path path) {
    String text = ProcFile.read(path);
    return text == null ? "" : text;
  }
}
