package dev.threadlab.workload;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.threadlab.report.Frames;
import dev.threadlab.report.Frames.Decoded;
import dev.threadlab.report.ReportSequence;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The program as its users start it: a process of its own.
 *
 * @param directory where it leaves its files
 * @param command what starts it, without its arguments
 */
record Program(Path directory, List<String> command) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * How a process ended.
   *
   * @param exit its exit code
   * @param out its standard output
   * @param err its standard error
   */
  @SuppressWarnings("ArrayRecordComponent") // compared nowhere
  record Ended(int exit, byte[] out, String err) {

    /** The report on standard output. */
    JsonNode report() throws IOException {
      return JSON.readTree(decoded().json());
    }

    /** The reports of a process that gives several. */
    List<JsonNode> reports() throws IOException {
      List<JsonNode> reports = new ArrayList<>();
      for (Decoded each : sequence()) {
        reports.add(JSON.readTree(each.json()));
      }
      return reports;
    }

    /** Their digests. */
    List<String> digests() throws IOException {
      return sequence().stream().map(Decoded::sha256).toList();
    }

    private List<Decoded> sequence() throws IOException {
      var sequence = new ReportSequence(new ByteArrayInputStream(out));
      List<Decoded> reports = new ArrayList<>();
      while (sequence.next() instanceof Decoded each) {
        reports.add(each);
      }
      return reports;
    }

    Decoded decoded() throws IOException {
      return (Decoded) Frames.decode(new ByteArrayInputStream(out));
    }
  }

  /** In Java, from this build's classes; what wraps it comes first. */
  static Program java(Path directory, String... wrapper) {
    List<String> command = new ArrayList<>(List.of(wrapper));
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin/java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "-XX:+ExitOnOutOfMemoryError",
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName()));
    return new Program(directory, command);
  }

  /** Runs it to its end, in a work directory below this one. */
  Ended run(String arguments) throws IOException, InterruptedException {
    return run(List.of(arguments.split(" ", -1)));
  }

  /** The same, with words that may hold anything. */
  Ended run(List<String> arguments) throws IOException, InterruptedException {
    List<String> whole = new ArrayList<>(command);
    whole.addAll(List.of("--termination-log", terminationLog().toString()));
    whole.addAll(arguments);
    Path out = directory.resolve("stdout");
    Path err = directory.resolve("stderr");
    Process process =
        new ProcessBuilder(whole).redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    try {
      if (!process.waitFor(2, TimeUnit.MINUTES)) {
        throw new AssertionError("still running after two minutes: " + whole);
      }
    } finally {
      process.destroyForcibly();
    }
    return new Ended(process.exitValue(), Files.readAllBytes(out), Files.readString(err));
  }

  Path terminationLog() {
    return directory.resolve("termination-log");
  }

  Path work() {
    return directory.resolve("work");
  }
}
