package dev.threadlab.workload.strategy;

import java.io.IOException;
import java.nio.file.Files;

/** One iteration: a complete copy of the input. */
public final class Copy {
  private Copy() {}

  /**
   * Removes the last copy's output, so that every copy begins alike; comes before the timed span.
   */
  public static void prepare(Job job) throws IOException {
    Files.deleteIfExists(job.output());
    if (job.strategy() == Strategy.Processes) {
      WorkerProcesses.prepare(job);
    }
  }

  /**
   * Copies the input, from the opening of the output to its closing. Threads, pools and processes
   * are made for the copy, and end with it.
   *
   * @throws IOException when reading or writing failed, in whichever thread
   * @throws ThreadNotCreated when the system refused a thread; others may still be running then
   * @throws WorkerDied when a process ended badly
   */
  public static Copied run(Job job) throws IOException {
    long started = System.nanoTime();
    Accounts accounts = job.strategy().run(job);
    long ended = System.nanoTime();
    return new Copied(job, started, ended, accounts.collect());
  }
}
