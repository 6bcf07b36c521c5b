package dev.threadlab.cli.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What a run is started with, before its arguments.
 *
 * @param command the words
 */
public record Program(List<String> command) {
  private static final String JAVA = "opt/java/bin/java";

  public Program {
    command = List.copyOf(command);
  }

  /** The workload in Java; relative to the directory of the packaged workload. */
  public static Program java() {
    return new Program(List.of(JAVA, "@app/options"));
  }

  /**
   * The workload in Python.
   *
   * @param source its file
   */
  public static Program python(Python python, Path source) {
    return new Program(List.of(python.executable().toString(), "-I", "-S", source.toString()));
  }

  static void mustBePackaged(Path workload) throws RefusedException {
    if (!Files.isExecutable(workload.resolve(JAVA))) {
      throw new RefusedException(
          "the workload is not built: %s has no %s; ./threadlab builds it on its first use"
              .formatted(workload, JAVA));
    }
  }
}
