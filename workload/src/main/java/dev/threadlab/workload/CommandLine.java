package dev.threadlab.workload;

import java.nio.file.Path;
import java.util.List;

/** The words that this process was started with, the Java command and its options first. */
final class CommandLine {
  private static final Path WORDS = Path.of("/proc/self/cmdline");

  private CommandLine() {}

  /** Empty where the kernel does not tell; then no further process can be started. */
  static List<String> ofThisProcess() {
    String words = ProcFile.read(WORDS);
    return words == null ? List.of() : List.of(words.split("\0"));
  }
}
