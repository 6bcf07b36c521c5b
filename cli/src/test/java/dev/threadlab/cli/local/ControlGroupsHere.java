package dev.threadlab.cli.local;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * For tests that need control groups for real: where this user may make none, they are left out and
 * that is said, and in continuous integration they fail.
 */
public final class ControlGroupsHere implements BeforeAllCallback {
  private static final Path PROC = Path.of("/proc");

  @Override
  public void beforeAll(ExtensionContext context) throws IOException {
    var hierarchies = Hierarchies.observe(PROC);
    var engine = EngineId.self(PROC);
    if (CgroupV1.find(hierarchies, engine).isPresent()
        || CgroupV2.find(hierarchies, engine).isPresent()) {
      return;
    }
    var what = context.getDisplayName() + " needs control groups, and this user may make none here";
    if ("true".equals(System.getenv("CI"))) {
      fail(what);
    }
    System.err.println("LEFT OUT: " + what);
    abort(what);
  }

  /** The control groups that there are of an engine that runs, or ran, as this process. */
  public static List<Path> of(long pid) throws IOException {
    return Hierarchies.observe(PROC)
        .mounts()
        .flatMap(ControlGroupsHere::below)
        .filter(group -> isOf(EngineId.ofGroup(group.getFileName().toString()), pid))
        .toList();
  }

  /** The processes that there are of such an engine. */
  public static List<Long> processesOf(long pid) {
    return ProcessHandle.allProcesses()
        .map(ProcessHandle::pid)
        .filter(process -> environment(process).contains(EngineId.VARIABLE + "=" + pid + "-"))
        .toList();
  }

  /**
   * Whether a process still executes. One that has ended stays in the process table until its
   * parent asks for its exit code, and the parent of an orphan may take its time.
   */
  public static boolean isRunning(ProcessHandle process) {
    try {
      var stat =
          Files.readString(PROC.resolve(process.pid() + "/stat"), StandardCharsets.ISO_8859_1);
      var state =
          stat.charAt(stat.lastIndexOf(')') + 2); // proc_pid_stat(5): the field after the name
      return state != 'Z' && state != 'X' && process.isAlive();
    } catch (IOException ended) {
      return false;
    }
  }

  private static boolean isOf(Optional<EngineId> engine, long pid) {
    return engine.filter(each -> each.pid() == pid).isPresent();
  }

  private static String environment(long process) {
    try {
      return Files.readString(PROC.resolve(process + "/environ"), StandardCharsets.ISO_8859_1);
    } catch (IOException endedMeanwhile) {
      return "";
    }
  }

  private static Stream<Path> below(Path directory) {
    File[] directories = directory.toFile().listFiles(File::isDirectory);
    return directories == null
        ? Stream.empty()
        : Stream.of(directories)
            .map(File::toPath)
            .flatMap(each -> Stream.concat(Stream.of(each), below(each)));
  }
}
