package dev.threadlab.cli.local;

import java.util.List;
import java.util.stream.Stream;

/**
 * A process that no control group holds.
 *
 * @param before the command that the program's own is an argument of, empty for none
 */
record BareProcess(List<String> before) implements Confinement {

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
  }

  @Override
  public void close() {}
}
