package dev.threadlab.cli.local;

import dev.threadlab.report.Frames;
import dev.threadlab.report.Frames.Decoded;
import dev.threadlab.report.Frames.Decoding;
import dev.threadlab.report.ReportSequence;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A program run once as a child process, inside what holds it. It gives one report, or several one
 * after another, each under limits of its own.
 */
public final class Child implements AutoCloseable {
  /** The locale decides how a Java program reads the names of files. */
  private static final String LOCALE = "C.UTF-8";

  private static final String PATH = "/usr/local/bin:/usr/bin:/bin";

  /** An ended process's output is read in far less. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Confinement confinement;
  private final Process process;
  private final Interruption interruption;
  private final Reading<String> lastWords;
  private final Place place;
  private @Nullable ReportSequence reports;
  private long began;

  /** Where it runs. */
  interface Place {
    /** Changes the CPU limit there. */
    void resize(Limits limits) throws IOException;

    /** Is told when it runs there no longer. */
    void left();
  }

  private Child(
      Confinement confinement,
      Process process,
      Interruption interruption,
      Place place,
      long began) {
    this.confinement = confinement;
    this.process = process;
    this.interruption = interruption;
    this.place = place;
    this.began = began;
    this.lastWords = Reading.started("last words", () -> LastWords.of(process.getErrorStream()));
  }

  /**
   * Starts a program.
   *
   * @throws IOException if it could not be started where it was to run
   */
  static Child start(
      Confinement confinement,
      List<String> program,
      Path directory,
      EngineId engine,
      Interruption interruption,
      Place place)
      throws IOException {
    long began = System.nanoTime();
    var process = start(confinement, program, directory, engine);
    var child = new Child(confinement, process, interruption, place, began);
    interruption.endsWith(child::kill);
    return child;
  }

  /**
   * Waits for the next of several reports, but the last, or for what comes in its place.
   *
   * @param timeout when the program is ended
   */
  public Step next(Duration timeout) throws IOException, InterruptedException {
    if (reports == null) {
      reports = new ReportSequence(process.getInputStream());
    }
    var report = Reading.started("report", reports::next);
    var read = report.within(timeout);
    if (read.isEmpty()) {
      return new Step.Ended(end(Duration.ZERO, report));
    }
    return read.get() instanceof Decoded whole
        ? new Step.Report(whole, lap())
        : new Step.Ended(end(timeout, report));
  }

  /** Gives it the CPU limit of these limits while it goes on. */
  public void resize(Limits limits) throws IOException {
    place.resize(limits);
  }

  /**
   * Waits for the one report that the program gives, or its last, and its end.
   *
   * @param timeout when it is ended
   */
  public ChildExit end(Duration timeout) throws IOException, InterruptedException {
    return end(timeout, Reading.started("report", this::lastReport));
  }

  private Decoding lastReport() throws IOException {
    if (reports == null) {
      return Frames.decode(process.getInputStream());
    }
    var last = reports.next();
    var _ = process.getInputStream().transferTo(OutputStream.nullOutputStream());
    return last;
  }

  private ChildExit end(Duration timeout, Reading<Decoding> report)
      throws IOException, InterruptedException {
    boolean ended = process.waitFor(timeout.toNanos(), TimeUnit.NANOSECONDS);
    kill();
    return exit(process.waitFor(), !ended, lap(), report);
  }

  private Duration lap() {
    long now = System.nanoTime();
    var lap = Duration.ofNanos(now - began);
    began = now;
    return lap;
  }

  @Override
  public void close() {
    if (process.isAlive()) {
      kill();
    }
    interruption.nothingRuns();
    place.left();
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

  private ChildExit exit(int code, boolean timedOut, Duration wall, Reading<Decoding> report)
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
