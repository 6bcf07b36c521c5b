package dev.threadlab.cli.run;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether a person watches. */
final class Terminal {
  private static final Path STANDARD_ERROR = Path.of("/proc/self/fd/2");

  private Terminal() {}

  /** A bar where standard error is a terminal that can draw one, else lines. */
  static Progress progress(PrintStream notes, Pace pace) throws IOException {
    return canDraw(System.getenv().getOrDefault("TERM", "dumb"))
        ? new ProgressBar(notes, pace)
        : new ProgressLines(notes, pace);
  }

  private static boolean canDraw(String terminal) throws IOException {
    var device = Files.readSymbolicLink(STANDARD_ERROR);
    return !terminal.equals("dumb")
        && (device.startsWith("/dev/pts") || device.toString().startsWith("/dev/tty"));
  }
}
