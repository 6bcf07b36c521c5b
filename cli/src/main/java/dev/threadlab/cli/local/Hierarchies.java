package dev.threadlab.cli.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where the control groups of this machine are, and where in them this process is.
 *
 * @param v1 a tree for each controller of version 1, by the controller's name
 * @param v2 the one tree of version 2
 */
record Hierarchies(Map<String, Hierarchy> v1, Optional<Hierarchy> v2) {
  Hierarchies {
    v1 = Map.copyOf(v1);
  }

  /**
   * One tree.
   *
   * @param mount its top, as far as it can be seen here
   * @param own the group that this process is in
   */
  record Hierarchy(Path mount, Path own) {}

  static Hierarchies observe(Path proc) throws IOException {
    return parse(
        Files.readAllLines(proc.resolve("self/mountinfo")),
        Files.readAllLines(proc.resolve("self/cgroup")));
  }

  /**
   * What the kernel tells of them.
   *
   * @param mounts the lines of {@code mountinfo}
   * @param membership the lines of {@code cgroup}: {@code 4:memory:/a/b}, {@code 0::/a/b}
   */
  static Hierarchies parse(List<String> mounts, List<String> membership) {
    var paths = new HashMap<String, String>();
    for (var line : membership) {
      var fields = line.split(":", 3);
      Stream.of(fields[1].split(",")).forEach(name -> paths.put(name, fields[2]));
    }
    var v1 = new HashMap<String, Hierarchy>();
    Optional<Hierarchy> v2 = Optional.empty();
    for (var mount : mounts.stream().map(Mount::parse).toList()) {
      if (mount.type.equals("cgroup2")) {
        v2 = Optional.ofNullable(mount.hierarchy(paths.get("")));
      } else if (mount.type.equals("cgroup")) {
        for (var option : mount.options) {
          var hierarchy = mount.hierarchy(paths.get(option));
          if (hierarchy != null) {
            v1.put(option, hierarchy);
          }
        }
      }
    }
    return new Hierarchies(v1, v2);
  }

  /** The tops of all trees. */
  Stream<Path> mounts() {
    return Stream.concat(v1.values().stream(), v2.stream()).map(Hierarchy::mount).distinct();
  }

  private record Mount(String root, Path point, String type, List<String> options) {

    /** {@code 35 31 0:32 /root /point rw,relatime shared:9 - type source options}. */
    static Mount parse(String line) {
      var halves = line.split(" - ", 2);
      var left = halves[0].split(" ", -1);
      var right = halves[1].split(" ", -1);
      return new Mount(left[3], Path.of(left[4]), right[0], Arrays.asList(right[2].split(",")));
    }

    /** A container may see only a part of the tree, whose top is its own group or above it. */
    @Nullable Hierarchy hierarchy(@Nullable String path) {
      if (path == null) {
        return null;
      }
      var below = Path.of(root).relativize(Path.of(path));
      var own = below.startsWith("..") ? point : point.resolve(below).normalize();
      return new Hierarchy(point, own);
    }
  }
}
