package dev.threadlab.workload.strategy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The threads of one process that copy together, and what they share. */
final class Crew {
  private final Job job;
  private final Passage passage;
  private final Output output;
  private final List<Worker> workers = new ArrayList<>();

  private Crew(Job job) throws IOException {
    Cursor cursor = new Cursor(job.input(), new Cursor.Field());
    this.job = job;
    this.passage =
        job.synchronization() == Synchronization.Lock
            ? new Turns(cursor)
            : new Passage.Unlocked(cursor);
    this.output =
        job.reopen()
            ? new Reopening(job.output(), job.fsync())
            : SharedBuffer.anew(job.output(), job.fsync());
  }

  /** What a crew does: it starts the threads that it wants, and returns when they have ended. */
  interface Way {
    void copy(Crew crew) throws IOException;
  }

  /** From the opening of the output to its closing. */
  static Accounts copy(Job job, Way way) throws IOException {
    Crew crew = new Crew(job);
    try (crew.output) {
      way.copy(crew);
      for (Worker worker : crew.workers) {
        worker.rethrow();
      }
    }
    return () -> crew.workers.stream().map(Worker::account).toList();
  }

  /** One more worker, for a thread to run. */
  Worker hire(int linesExpected) {
    Worker worker = new Worker(job, passage, output, linesExpected);
    workers.add(worker);
    return worker;
  }

  /** How many workers there are. */
  int size() {
    return workers.size();
  }
}
