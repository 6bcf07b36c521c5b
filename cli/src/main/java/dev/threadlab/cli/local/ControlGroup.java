package dev.threadlab.cli.local;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * The control group of one run: a directory in each tree that has a controller for it.
 *
 * @param directories its directories, one in each tree
 * @param events the file in which the kernel counts its kills for memory
 */
record ControlGroup(List<Path> directories, Path events) implements Confinement {

  /** Entering it could not be done: no exit code of the program itself. */
  static final int NOT_ENTERED = 125;

  /** The process enters the group before it becomes the program, so no moment of it is free. */
  private static final String ENTER =
      "trap '' INT HUP TERM; while [ \"$1\" != -- ]; do echo $$ > \"$1\" || exit %d; shift; done; shift; exec \"$@\""
          .formatted(NOT_ENTERED);

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration PAUSE = Duration.ofMillis(1);

  ControlGroup {
    directories = List.copyOf(directories);
  }

  /** The limits of a group that has just been made. */
  interface Limiting {
    void apply() throws IOException;
  }

  /** Makes it and sets its limits, or leaves nothing. */
  ControlGroup made(Limiting limits) throws IOException {
    try {
      for (var directory : directories) {
        var _ = Files.createDirectories(directory);
      }
      limits.apply();
      return this;
    } catch (IOException failed) {
      try {
        close();
      } catch (IOException left) {
        failed.addSuppressed(left);
      }
      throw failed;
    }
  }

  /** Sets one of a group's limits. */
  static void set(Path group, String file, Object value) throws IOException {
    try {
      var _ = Files.writeString(group.resolve(file), value.toString());
    } catch (IOException refused) {
      throw new IOException(
          "the kernel does not take %s for %s: %s"
              .formatted(value, group.resolve(file), refused.getMessage()),
          refused);
    }
  }

  /** Sets a limit that not every kernel has. */
  static void setIfThere(Path group, String file, Object value) throws IOException {
    if (Files.exists(group.resolve(file))) {
      set(group, file, value);
    }
  }

  /** A group left by an engine that has ended, known by its directory in one tree. */
  static ControlGroup left(Path directory) {
    return new ControlGroup(List.of(directory), directory.resolve("memory.events"));
  }

  @Override
  public List<String> command(List<String> program) {
    var procs = directories.stream().map(directory -> directory.resolve("cgroup.procs").toString());
    return Stream.of(
            Stream.of("/bin/sh", "-c", ENTER, "threadlab"),
            procs,
            Stream.of("--"),
            program.stream())
        .flatMap(arguments -> arguments)
        .toList();
  }

  @Override
  public boolean killedForMemory() throws IOException {
    try (var lines = Files.lines(events)) {
      return lines
          .map(line -> line.split(" "))
          .anyMatch(pair -> pair[0].equals("oom_kill") && Long.parseLong(pair[1]) > 0);
    }
  }

  @Override
  public void kill(ProcessHandle child) throws IOException {
    kill();
  }

  /** Ends every process in it. */
  void kill() throws IOException {
    for (var directory : directories) {
      var atOnce = directory.resolve("cgroup.kill");
      if (Files.exists(atOnce)) {
        var _ = Files.writeString(atOnce, "1");
      } else {
        members(directory).forEach(ProcessHandle::destroyForcibly);
      }
    }
  }

  /** Ends what is left in it and removes it: what it had must have left the kernel by then. */
  @Override
  public void close() throws IOException {
    for (var directory : directories) {
      remove(directory);
    }
  }

  private void remove(Path directory) throws IOException {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        var _ = Files.deleteIfExists(directory);
        return;
      } catch (DirectoryNotEmptyException notAGroup) {
        throw notAGroup;
      } catch (FileSystemException busy) {
        if (System.nanoTime() > deadline) {
          throw busy;
        }
        kill();
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
  }

  private static List<ProcessHandle> members(Path directory) throws IOException {
    try {
      return Files.readAllLines(directory.resolve("cgroup.procs")).stream()
          .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)).stream())
          .toList();
    } catch (NoSuchFileException gone) {
      return List.of();
    }
  }
}
