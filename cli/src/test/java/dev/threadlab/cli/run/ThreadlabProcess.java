package dev.threadlab.cli.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The command as a user starts it: a process of its own, from another directory. */
final class ThreadlabProcess {
  private static final long PATIENCE_MINUTES = 5;

  private final Process process;
  private final Path out;
  private final Path err;

  private ThreadlabProcess(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  /** Starts it with these arguments in that directory. */
  static ThreadlabProcess start(Path directory, String... arguments) throws IOException {
    return start(home(), directory, arguments);
  }

  /** Starts it as if that were the checkout. */
  static ThreadlabProcess start(Path home, Path directory, String... arguments) throws IOException {
    var command =
        new ArrayList<>(
            List.of(
                "env",
                "--default-signal=INT", // which shells let background jobs ignore
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dthreadlab.home=" + home,
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.threadlab.cli.Main"));
    command.addAll(List.of(arguments));
    var out = Files.createTempFile(directory, "stdout-", "");
    var err = Files.createTempFile(directory, "stderr-", "");
    var builder =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    return new ThreadlabProcess(builder.start(), out, err);
  }

  /** Runs it to its end. */
  static ThreadlabProcess run(Path directory, String... arguments) throws Exception {
    var process = start(directory, arguments);
    var _ = process.exitCode();
    return process;
  }

  /** The checkout, above the module that is tested. */
  static Path home() {
    return Path.of("..").toAbsolutePath().normalize();
  }

  /** Waits for the end; the process is ended if that does not come. */
  int exitCode() throws Exception {
    if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new AssertionError("it did not end; it said:\n" + err());
    }
    return process.exitValue();
  }

  /** Sends it a signal, as a terminal or the system would. */
  void signal(String name) throws Exception {
    var kill = new ProcessBuilder("/bin/kill", "-s", name, String.valueOf(pid())).start();
    if (kill.waitFor() != 0) {
      throw new AssertionError("signal " + name + " could not be sent");
    }
  }

  long pid() {
    return process.pid();
  }

  ProcessHandle handle() {
    return process.toHandle();
  }

  String out() throws IOException {
    return Files.readString(out);
  }

  String err() throws IOException {
    return Files.readString(err);
  }
}
