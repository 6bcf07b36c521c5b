package dev.threadlab.cli.local;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A process that no control group holds.
 *
 * @param before the command that the program's own is an argument of, empty for none
 * @param engine whose run it is
 */
record BareProcess(List<String> before, EngineId engine) implements Confinement {

  private static final Path PROC = Path.of("/proc");

  /** Ctrl-C goes to every process of the terminal; when a run ends is the engine's decision. */
  private static final String DEAF = "trap '' INT HUP TERM; exec \"$@\"";

  @Override
  public List<String> command(List<String> program) {
    return Stream.of(List.of("/bin/sh", "-c", DEAF, "threadlab"), before, program)
        .flatMap(List::stream)
        .toList();
  }

  @Override
  public boolean killedForMemory() {
    return false;
  }

  @Override
  public void kill(ProcessHandle child) {
    child.descendants().forEach(ProcessHandle::destroyForcibly);
    var _ = child.destroyForcibly();
    // Where the child has ended before those that it started, nothing else tells whose they are.
    ProcessHandle.allProcesses()
        .filter(each -> EngineId.ofProcess(PROC, each.pid()).equals(Optional.of(engine)))
        .forEach(ProcessHandle::destroyForcibly);
  }

  @Override
  public void close() {}
}
