package dev.threadlab.cli.local;

import dev.threadlab.report.Frames;
import dev.threadlab.report.Frames.Decoding;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program run once as a child process, inside what holds it. */
final class Child {
  /** The locale decides how a Java program reads the names of files. */
  private static final String LOCALE = "C.UTF-8";

  private static final String PATH = "/usr/local/bin:/usr/bin:/bin";

  /** An ended process's output is read in far less. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Confinement confinement;
  private final Process process;
  private final Reading<Decoding> report;
  private final Reading<String> lastWords;

  private Child(Confinement confinement, Process process) {
    this.confinement = confinement;
    this.process = process;
    this.report = Reading.started("report", () -> Frames.decode(process.getInputStream()));
    this.lastWords = Reading.started("last words", () -> LastWords.of(process.getErrorStream()));
  }

  /**
   * Runs a program to its end, which its timeout or an interruption may bring.
   *
   * @throws IOException if it could not be started where it was to run
   */
  static ChildExit run(
      Confinement confinement,
      List<String> program,
      Path directory,
      EngineId engine,
      Duration timeout,
      Interruption interruption)
      throws IOException, InterruptedException {
    long began = System.nanoTime();
    var child = new Child(confinement, start(confinement, program, directory, engine));
    interruption.endsWith(child::kill);
    try {
      boolean ended = child.process.waitFor(timeout.toNanos(), TimeUnit.NANOSECONDS);
      child.kill();
      int code = child.process.waitFor();
      return child.exit(code, !ended, Duration.ofNanos(System.nanoTime() - began));
    } finally {
      interruption.nothingRuns();
    }
  }

  /** Starts a program in what holds it. */
  static Process start(
      Confinement confinement, List<String> program, Path directory, EngineId engine)
      throws IOException {
    var builder =
        new ProcessBuilder(confinement.command(program))
            .directory(directory.toFile())
            .redirectInput(new File("/dev/null"));
    builder.environment().clear();
    builder.environment().put("PATH", PATH);
    builder.environment().put("LC_ALL", LOCALE);
    builder.environment().put(EngineId.VARIABLE, engine.mark());
    return builder.start();
  }

  private ChildExit exit(int code, boolean timedOut, Duration wall)
      throws IOException, InterruptedException {
    String words = result(lastWords);
    if (code == ControlGroup.NOT_ENTERED) {
      throw new IOException("a run could not be placed in its control group: " + words);
    }
    return new ChildExit(
        code, timedOut, confinement.killedForMemory(), result(report), words, wall);
  }

  /** Ends the process and all that it may have started. */
  private void kill() {
    try {
      confinement.kill(process.toHandle());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static <T> T result(Reading<T> reading) throws IOException, InterruptedException {
    return reading
        .within(PATIENCE)
        .orElseThrow(() -> new IOException("a process outlived its run and holds its output open"));
  }
}
