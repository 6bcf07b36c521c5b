package dev.threadlab.workload.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import dev.threadlab.integrity.Blocks;
import dev.threadlab.integrity.Integrity;
import dev.threadlab.integrity.OutputCheck;
import dev.threadlab.integrity.RowCheck;
import dev.threadlab.report.Sha256;
import dev.threadlab.workload.ProcFile;
import dev.threadlab.workload.probe.Kernel;
import java.io.File;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Starts the command once for each iteration, in the directory of the output, waits for its end and
 * holds it to the rules: it ends with exit code 0, leaves its input as it was, no process behind,
 * and no file that is larger than {@value #FILE_MEBIBYTES_MOST} MiB.
 */
public final class Invocation {
  /** The most that one file may grow to. */
  static final int FILE_MEBIBYTES_MOST = 64;

  private static final long MEBIBYTE = 1L << 20;
  private static final File NOTHING = new File("/dev/null");
  private static final int TERMINATION = 15;
  private static final int SIGNALLED = 128;
  private static final int FILE_TOO_LARGE = SIGNALLED + 25;

  /** How long processes that the command has not waited for may take to be gone. */
  private static final int LOOKS = 10;

  private static final int LOOK_MILLIS = 10;

  private final Command command;
  private final Path directory;
  private final Input input;
  private final Path output;
  private final Path expected;
  private final Map<String, String> paths;
  private final long pid;

  private Invocation(
      Command command,
      Path directory,
      Input input,
      Path expected,
      Map<String, String> paths,
      long pid) {
    this.command = command;
    this.directory = directory;
    this.input = input;
    this.output = output(directory);
    this.expected = expected;
    this.paths = paths;
    this.pid = pid;
  }

  private record Input(Path path, String sha256) {
    boolean isAsItWas() {
      try {
        return Files.isRegularFile(path) && Sha256.of(path).equals(sha256);
      } catch (IOException _) { // what cannot be read is not what it was
        return false;
      }
    }
  }

  /**
   * Writes what the command is to find, and makes this process one that holds it to the rules.
   *
   * @param directory where the output goes
   * @param input the file that the command is to work on
   * @param pid this process
   */
  public static Invocation of(Command command, Path directory, Path input, long pid)
      throws IOException {
    // The helper that Java would start programs by is built for another root than a user's image.
    System.setProperty("jdk.lang.Process.launchMechanism", "FORK");
    Path script = script(command, directory);
    var paths = new LinkedHashMap<String, String>();
    paths.put("THREADLAB_INPUT", input.toAbsolutePath().toString());
    paths.put("THREADLAB_OUTPUT", output(directory).toString());
    if (script != null) {
      paths.put("THREADLAB_SCRIPT", script.toAbsolutePath().toString());
    }
    Path expected = expected(command, directory, input);
    if (isIgnored(TERMINATION)) {
      Kernel.catchSignal(TERMINATION);
    }
    Kernel.limitFileSize(FILE_MEBIBYTES_MOST * MEBIBYTE);
    Kernel.adoptOrphans();
    return new Invocation(
        command, directory, new Input(input, Sha256.of(input)), expected, paths, pid);
  }

  /** A local engine's runs are deaf to it; a command may end its own processes by it. */
  private static boolean isIgnored(int signal) {
    String status = ProcFile.read(Path.of("/proc/self/status"));
    String ignored = status == null ? null : ProcFile.field(status, "SigIgn:");
    return ignored != null && (Long.parseUnsignedLong(ignored, 16) >>> (signal - 1) & 1) != 0;
  }

  private static Path output(Path directory) {
    return directory.resolve("output").toAbsolutePath();
  }

  private static @Nullable Path script(Command command, Path directory) throws IOException {
    if (command.scriptText() == null) {
      return command.script();
    }
    Path script = Files.writeString(directory.resolve("script"), command.scriptText(), UTF_8);
    return Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static Path expected(Command command, Path directory, Path input) throws IOException {
    if (command.expectedText() != null) {
      return Files.writeString(directory.resolve("expected"), command.expectedText(), UTF_8);
    }
    return command.expected() == null ? input : command.expected();
  }

  /** Removes the last one's output. */
  public void prepare() throws IOException {
    Files.deleteIfExists(output);
  }

  /**
   * Runs it once.
   *
   * @throws CommandFailed if it does not keep to the rules
   */
  public Invoked run() throws IOException {
    ProcessBuilder program = program();
    try {
      long started = System.nanoTime();
      Process process = start(program);
      Tail tail = Tail.of(process.getInputStream());
      Sampler sampler = Sampler.below(pid);
      int code = process.waitFor();
      long ended = System.nanoTime();
      Sampler.Seen seen = sampler.end();
      endOrphans();
      mustHaveEndedWell(code, tail);
      return new Invoked(
          started,
          ended - started,
          seen.threadsMost(),
          seen.runnable(),
          seen.cpus(),
          seen.threads());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while the command was running");
    }
  }

  private ProcessBuilder program() {
    var program =
        new ProcessBuilder(command.words().stream().map(this::withPaths).toList())
            .directory(directory.toFile())
            .redirectInput(NOTHING)
            .redirectErrorStream(true);
    for (String each : command.environment()) {
      int equals = each.indexOf('=');
      program.environment().put(each.substring(0, equals), each.substring(equals + 1));
    }
    program.environment().putAll(paths);
    return program;
  }

  /** {@code $(NAME)} in a word stands for the path of that name. */
  private String withPaths(String word) {
    String whole = word;
    for (var each : paths.entrySet()) {
      whole = whole.replace("$(" + each.getKey() + ")", each.getValue());
    }
    return whole;
  }

  private Process start(ProcessBuilder program) {
    try {
      return program.start();
    } catch (IOException refused) {
      throw new CommandFailed("the command cannot be started: " + refused.getMessage());
    }
  }

  private void endOrphans() throws InterruptedException {
    Set<Long> left = left();
    for (int look = 1; look < LOOKS && !left.isEmpty(); look++) {
      Thread.sleep(LOOK_MILLIS);
      left = left();
    }
    if (!left.isEmpty()) {
      left.forEach(each -> ProcessHandle.of(each).ifPresent(ProcessHandle::destroyForcibly));
      throw new CommandFailed(
          "the command ended and left "
              + left.size()
              + " of its processes running: it has to wait for those that it starts");
    }
  }

  private Set<Long> left() {
    ProcessTree tree = ProcessTree.of(pid);
    tree.ended().forEach(Kernel::reap);
    return tree.running();
  }

  private void mustHaveEndedWell(int code, Tail tail) throws InterruptedException {
    if (code != 0) {
      throw new CommandFailed("the command " + how(code) + saying(tail.text()), code);
    }
    if (Files.exists(output, NOFOLLOW_LINKS) && !Files.isRegularFile(output, NOFOLLOW_LINKS)) {
      throw new CommandFailed("what the command left at THREADLAB_OUTPUT is no file");
    }
    if (!input.isAsItWas()) {
      throw new CommandFailed(
          "the command changed or moved its input, which its output is held against");
    }
  }

  private static String how(int code) {
    if (code == FILE_TOO_LARGE) {
      return "wrote more than " + FILE_MEBIBYTES_MOST + " MiB to a file";
    }
    return code > SIGNALLED
        ? "was ended by signal " + (code - SIGNALLED)
        : "ended with exit code " + code;
  }

  private static String saying(String words) {
    return words.isEmpty() ? "" : ", saying: " + words;
  }

  /** What the last output's blocks say, if there should be any; the first of them. */
  public Blocks blocks(int most) throws IOException {
    return command.check() == Command.Check.Blocks && Files.exists(output)
        ? Blocks.read(expected, output, most)
        : new Blocks(List.of(), 0);
  }

  /** Holds the output against what it should be; one that was not written is empty. */
  public Integrity check() {
    try {
      if (!Files.exists(output)) {
        Files.write(output, new byte[0]);
      }
      return switch (command.check()) {
        case Blocks -> OutputCheck.compare(expected, output);
        case Output -> RowCheck.compare(expected, output);
        case None -> Integrity.NONE;
      };
    } catch (IOException unreadable) {
      throw new CommandFailed("what the command left cannot be judged: " + unreadable);
    }
  }
}
