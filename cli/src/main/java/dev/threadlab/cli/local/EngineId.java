package dev.threadlab.cli.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which engine something belongs to. A number of a process is given again after it ends, so when
 * the process began belongs to its name; and it means something else in another namespace.
 *
 * @param pid the engine's process
 * @param startTicks when it began, in clock ticks since the machine did
 * @param namespace the pid namespace that the number is valid in
 */
record EngineId(long pid, long startTicks, long namespace) {
  private static final Pattern GROUP = Pattern.compile("threadlab-(\\d+)-(\\d+)-(\\d+)-\\d+");
  private static final Pattern MARK = Pattern.compile("(\\d+)-(\\d+)-(\\d+)");
  private static final Pattern NAMESPACE = Pattern.compile("pid:\\[(\\d+)]");

  /** Of the fields of a process's stat after its name, which may hold any character. */
  private static final int STATE = 0;

  private static final int START = 19;

  /** The environment variable by which a child is known as this engine's. */
  static final String VARIABLE = "THREADLAB_ENGINE";

  private static final String ASSIGNED = VARIABLE + "=";

  static EngineId self(Path proc) throws IOException {
    var namespace =
        NAMESPACE.matcher(Files.readSymbolicLink(proc.resolve("self/ns/pid")).toString());
    var pid = ProcessHandle.current().pid();
    var fields = fields(proc, pid);
    if (fields.isEmpty() || !namespace.matches()) {
      throw new IOException("cannot tell from " + proc + " which process this is");
    }
    return new EngineId(
        pid, Long.parseLong(fields.get()[START]), Long.parseLong(namespace.group(1)));
  }

  /** The engine named in the name of a control group, if it is one of an engine's at all. */
  static Optional<EngineId> ofGroup(String name) {
    return parsed(GROUP, name);
  }

  /** The engine named by a value of {@link #VARIABLE}. */
  static Optional<EngineId> ofMark(String mark) {
    return parsed(MARK, mark);
  }

  /** The engine whose child, or child's child, a process is: its environment says so. */
  static Optional<EngineId> ofProcess(Path proc, long pid) {
    try {
      var environment =
          Files.readString(proc.resolve(pid + "/environ"), StandardCharsets.ISO_8859_1);
      return Stream.of(environment.split("\0"))
          .filter(variable -> variable.startsWith(ASSIGNED))
          .flatMap(variable -> ofMark(variable.substring(ASSIGNED.length())).stream())
          .findFirst();
    } catch (IOException endedOrNotOurs) {
      return Optional.empty();
    }
  }

  private static Optional<EngineId> parsed(Pattern pattern, String text) {
    return Optional.of(pattern.matcher(text))
        .filter(found -> found.matches())
        .map(found ->
            new EngineId(
                Long.parseLong(found.group(1)),
                Long.parseLong(found.group(2)),
                Long.parseLong(found.group(3))));
  }

  /** The name of the control group of this engine's {@code n}th run. */
  String group(int n) {
    return "threadlab-%s-%d".formatted(mark(), n);
  }

  /** This engine as a value of {@link #VARIABLE}. */
  String mark() {
    return "%d-%d-%d".formatted(pid, startTicks, namespace);
  }

  /** Whether this engine has ended, as far as an engine in its namespace can tell. */
  boolean isDead(Path proc, EngineId observer) {
    if (namespace != observer.namespace) {
      return false;
    }
    var fields = fields(proc, pid);
    return fields.isEmpty()
        || Long.parseLong(fields.get()[START]) != startTicks
        || "Z".equals(fields.get()[STATE]);
  }

  /** Empty if there is no such process; the kernel lets everyone read this of every process. */
  private static Optional<String[]> fields(Path proc, long pid) {
    try {
      var stat = Files.readString(proc.resolve(pid + "/stat"));
      return Optional.of(stat.substring(stat.lastIndexOf(')') + 2).split(" "));
    } catch (IOException gone) {
      return Optional.empty();
    }
  }
}
