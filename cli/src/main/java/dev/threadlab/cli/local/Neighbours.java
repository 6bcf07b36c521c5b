package dev.threadlab.cli.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The neighbours of one run, each a process in what holds it, until this is closed. */
public final class Neighbours implements AutoCloseable {
  private static final Duration LAST_WORDS = Duration.ofSeconds(60);

  private final List<Neighbour> all = new ArrayList<>();
  private final String working;
  private final Consumer<Confinement> remove;

  /**
   * None yet.
   *
   * @param working the line by which each says that it works
   * @param remove removes what has held one
   */
  Neighbours(String working, Consumer<Confinement> remove) {
    this.working = working;
    this.remove = remove;
  }

  private record Neighbour(
      Confinement confinement,
      Process process,
      Reading<Boolean> working,
      Reading<String> lastWords) {}

  void add(Confinement confinement, Process process) {
    all.add(
        new Neighbour(
            confinement,
            process,
            Reading.started("neighbour", () -> says(process, working)),
            Reading.started("last words", () -> LastWords.of(process.getErrorStream()))));
  }

  /** Leaves the output open: a process may end when nobody listens to it any more. */
  private static boolean says(Process process, String line) {
    return process.inputReader(StandardCharsets.UTF_8).lines().anyMatch(line::equals);
  }

  /**
   * Waits until all of them work; false if they do not within this time, or the user wants to stop.
   *
   * @throws IOException if one has ended instead
   */
  public boolean work(Duration patience, Interruption interruption)
      throws IOException, InterruptedException {
    interruption.endsWith(this::kill);
    try {
      long deadline = System.nanoTime() + patience.toNanos();
      for (var each : all) {
        var said = each.working().within(Duration.ofNanos(deadline - System.nanoTime()));
        if (said.isEmpty() || interruption.requested()) {
          return false;
        }
        if (!said.get()) {
          throw new IOException("a neighbour does not work: " + lastWords(each));
        }
      }
      return true;
    } finally {
      interruption.nothingRuns();
    }
  }

  /**
   * Holds them to having been there for the whole of a run. Without control groups they are ended
   * with it, since nothing tells them from what it has started.
   *
   * @throws IOException if one has ended before
   */
  public void mustHaveLasted() throws IOException, InterruptedException {
    for (var each : all) {
      if (each.confinement() instanceof ControlGroup && !each.process().isAlive()) {
        throw new IOException("a neighbour ended before the run did: " + lastWords(each));
      }
    }
  }

  private static String lastWords(Neighbour ended) throws IOException, InterruptedException {
    return "exit code %d. %s"
        .formatted(ended.process().waitFor(), ended.lastWords().within(LAST_WORDS).orElse(""));
  }

  private void kill() {
    try {
      for (var each : all) {
        var _ = each.process().destroyForcibly(); // which may not have entered its group yet
        each.confinement().kill(each.process().toHandle());
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Ends them; none runs any more when this returns. */
  @Override
  public void close() {
    kill();
    all.forEach(each -> each.process().onExit().join());
    all.forEach(each -> remove.accept(each.confinement()));
  }
}
