package dev.threadlab.cli.local;

import java.io.IOException;
import java.util.List;

/** What holds one run. Closing it ends every process in it and leaves nothing behind. */
sealed interface Confinement extends AutoCloseable permits ControlGroup, BareProcess {

  /** The command that starts a program inside. */
  List<String> command(List<String> program);

  /** Whether the kernel has killed a process in it for its memory limit. */
  boolean killedForMemory() throws IOException;

  /** Ends every process in it, at once. */
  void kill(ProcessHandle child) throws IOException;

  @Override
  void close() throws IOException;
}
