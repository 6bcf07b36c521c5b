package dev.threadlab.workload.strategy;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** One iteration: a complete copy of the input. */
public final class Copy {
  private final Job job;
  private final Passage passage;
  private final Output output;
  private final List<Worker> workers = new ArrayList<>();

  private Copy(Job job) throws IOException {
    Cursor cursor = new Cursor(job.input());
    this.job = job;
    this.passage =
        job.synchronization() == Synchronization.Lock
            ? new Turns(cursor)
            : new Passage.Unlocked(cursor);
    this.output =
        job.reopen()
            ? new Reopening(job.output(), job.fsync())
            : new SharedBuffer(job.output(), job.fsync());
  }

  /**
   * Removes the last copy's output, so that every copy begins alike; comes before the timed span.
   */
  public static void prepare(Job job) throws IOException {
    Files.deleteIfExists(job.output());
  }

  /**
   * Copies the input, from the opening of the output to its closing.
   *
   * @throws IOException when reading or writing failed, in whichever thread
   * @throws ThreadNotCreated when the system refused a thread; others may still be running then
   */
  public static Copied run(Job job) throws IOException {
    long started = System.nanoTime();
    Copy copy = new Copy(job);
    try (copy.output) {
      job.strategy().run(copy, job.lines());
      copy.rethrow();
    }
    return new Copied(job, started, System.nanoTime(), copy.workers);
  }

  /** One more worker, for a thread to run. */
  Worker hire(int linesExpected) {
    Worker worker = new Worker(job, passage, output, linesExpected);
    workers.add(worker);
    return worker;
  }

  private void rethrow() throws IOException {
    for (Worker worker : workers) {
      Throwable failure = worker.failure();
      if (failure instanceof IOException failed) {
        throw failed;
      }
      if (failure instanceof Error failed) {
        throw failed;
      }
      if (failure != null) {
        throw new IllegalStateException(worker.thread() + " failed: " + failure, failure);
      }
    }
  }
}
