package dev.threadlab.workload.strategy;

import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;

/** One of the processes that copy together, seen from within. */
public final class WorkerProcess {
  private WorkerProcess() {}

  /**
   * Copies lines until none is left.
   *
   * @param number which of the processes this is, from 1
   * @throws IOException when reading or writing failed
   */
  public static void run(Job job, int number) throws IOException {
    try (var shared = FileChannel.open(WorkerProcesses.cursor(job), READ, WRITE)) {
      Cursor cursor = new Cursor(job.input(), new MappedPlace(shared));
      boolean locked = job.synchronization() == Synchronization.Lock;
      Passage passage = locked ? new FileTurns(cursor, shared) : new Passage.Unlocked(cursor);
      AccountFile.write(WorkerProcesses.account(job, number), copy(job, passage, locked));
    }
  }

  private static Account copy(Job job, Passage passage, boolean locked) throws IOException {
    try (var output = output(job, locked)) {
      Worker worker = new Worker(job, passage, output, job.lines());
      worker.copyAll();
      worker.rethrow();
      return worker.account();
    }
  }

  /** A process has a buffer of its own: under the lock, nothing may stay in it. */
  private static Output output(Job job, boolean locked) throws IOException {
    return job.reopen()
        ? new Reopening(job.output(), job.fsync())
        : SharedBuffer.appending(job.output(), locked, job.fsync());
  }
}
