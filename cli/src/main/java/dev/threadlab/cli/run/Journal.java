package dev.threadlab.cli.run;

import dev.threadlab.crds.Condition;
import dev.threadlab.crds.NodeEnvironment;
import dev.threadlab.crds.ThreadExperiment;
import dev.threadlab.crds.ThreadExperimentStatus.Enforcement;
import dev.threadlab.experiment.decision.Ending;
import dev.threadlab.experiment.decision.Seen;
import dev.threadlab.experiment.status.StatusAssembly;
import dev.threadlab.experiment.status.StatusInput;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Keeps results on the disk while the experiment goes on. It writes on a thread of its own, so that
 * the next run starts at once: the writing falls into the start of that run's process, before
 * anything is measured.
 */
final class Journal implements AutoCloseable {
  private final Experiment experiment;
  private final Enforcement enforcement;
  private final ResultDirectory results;
  private final Documents documents;
  private final ExecutorService writer =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("journal").factory());
  private final AtomicReference<@Nullable Entry> latest = new AtomicReference<>();
  private CompletableFuture<Void> written = CompletableFuture.completedFuture(null);
  private volatile List<Condition> conditions = List.of();

  /**
   * Where the experiment stands.
   *
   * @param seen as the decision saw it
   * @param environment this machine, empty before a run has seen it
   * @param ending how it ended, absent before
   */
  record Entry(Seen seen, List<NodeEnvironment> environment, @Nullable Ending ending) {
    Entry {
      environment = List.copyOf(environment);
    }
  }

  Journal(
      Experiment experiment,
      Enforcement enforcement,
      ResultDirectory results,
      Documents documents) {
    this.experiment = experiment;
    this.enforcement = enforcement;
    this.results = results;
    this.documents = documents;
  }

  /** Keeps a run report under a path in the result directory. */
  void report(String path, byte[] json) throws IOException {
    write(() -> results.writeReport(path, json));
  }

  /** Keeps where the experiment stands; only the latest matters. */
  void standing(Entry entry) throws IOException {
    latest.set(entry);
    write(this::writeLatest);
  }

  /** Keeps how the experiment stands at the end, when all is on the disk; the object. */
  ThreadExperiment last(Entry entry) throws IOException {
    settle();
    var object = object(entry);
    results.writeExperiment(documents.yaml(object));
    return object;
  }

  private void writeLatest() throws IOException {
    var entry = latest.getAndSet(null);
    if (entry != null) {
      results.writeExperiment(documents.yaml(object(entry)));
    }
  }

  private ThreadExperiment object(Entry entry) {
    var input =
        new StatusInput(
            experiment.object().getMetadata(),
            entry.seen(),
            conditions,
            entry.environment(),
            enforcement,
            entry.ending() == null ? null : entry.seen().now(),
            entry.ending());
    var object = new ThreadExperiment();
    object.setMetadata(experiment.object().getMetadata());
    object.setSpec(experiment.spec());
    object.setStatus(StatusAssembly.assemble(input));
    conditions = object.getStatus().conditions();
    return object;
  }

  private interface Writing {
    void run() throws IOException;
  }

  /** What could not be written stops the experiment at its next step. */
  private void write(Writing writing) throws IOException {
    if (written.isCompletedExceptionally()) {
      settle();
    }
    written =
        written.thenRunAsync(
            () -> {
              try {
                writing.run();
              } catch (IOException failed) {
                throw new CompletionException(failed);
              }
            },
            writer);
  }

  private void settle() throws IOException {
    try {
      var _ = written.join();
    } catch (CompletionException failed) {
      throw new IOException("results cannot be written to " + results.path(), failed.getCause());
    }
  }

  @Override
  public void close() {
    writer.shutdown();
  }
}
