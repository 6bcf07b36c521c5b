package dev.threadlab.workload.strategy;

import java.io.InterruptedIOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * A fixed number of threads and a queue of as many tasks as there are lines, of which each copies
 * the next line that it finds: {@link Executors#newFixedThreadPool} as people use it, made for the
 * copy and shut down after it.
 */
final class FixedPool {
  private FixedPool() {}

  static void run(Crew crew, Job job) throws InterruptedIOException {
    int expected = Math.ceilDiv(job.lines(), job.threads());
    ExecutorService pool =
        Executors.newFixedThreadPool(
            job.threads(), tasks -> new Hand(tasks, crew.hire(expected), crew.size()));
    for (int line = 0; line < job.lines(); line++) {
      submit(pool, crew, job.threads());
    }
    pool.shutdown();
    await(pool);
  }

  /** The pool starts a thread for a task until it has all of them. */
  private static void submit(ExecutorService pool, Crew crew, int threads) {
    try {
      pool.execute(FixedPool::copyOne);
    } catch (OutOfMemoryError refused) {
      throw ThreadNotCreated.thread(crew.size(), threads, refused);
    }
  }

  private static void copyOne() {
    ((Hand) Thread.currentThread()).worker.run();
  }

  private static void await(ExecutorService pool) throws InterruptedIOException {
    try {
      while (!pool.awaitTermination(1, TimeUnit.DAYS)) {
        // A run's timeout ends the process long before.
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while threads were running");
    }
  }

  /** A thread of the pool with the worker that remembers what it saw, task after task. */
  private static final class Hand extends Thread {
    private final Worker worker;

    Hand(Runnable tasks, Worker worker, int number) {
      super(tasks, "pool-" + number);
      this.worker = worker;
      // So that the process can end at once when a later thread cannot be had.
      setDaemon(true);
    }
  }
}
