package dev.threadlab.workload.strategy;

import java.io.InterruptedIOException;

/**
 * A thread for each line: started in a loop, each copies the next line that it finds, all joined.
 */
final class OneThreadEach {
  private OneThreadEach() {}

  /** Platform threads, of which only so many may be alive at once as the job says. */
  static void platform(Crew crew, Job job) throws InterruptedIOException {
    // Daemons, so that the process can end at once when a later thread cannot be had.
    run(crew, job, Thread.ofPlatform().daemon());
  }

  /** Virtual threads. */
  static void virtual(Crew crew, Job job) throws InterruptedIOException {
    run(crew, job, Thread.ofVirtual());
  }

  private static void run(Crew crew, Job job, Thread.Builder kind) throws InterruptedIOException {
    int alive = job.threads() == 0 ? job.lines() : job.threads();
    Thread[] threads = new Thread[job.lines()];
    for (int i = 0; i < threads.length; i++) {
      if (i >= alive) {
        join(threads[i - alive]);
      }
      threads[i] = kind.name("line-" + (i + 1)).unstarted(crew.hire(1));
      start(threads[i], i + 1, threads.length);
    }
    for (Thread thread : threads) {
      join(thread);
    }
  }

  private static void start(Thread thread, int number, int of) {
    try {
      thread.start();
    } catch (OutOfMemoryError refused) {
      throw ThreadNotCreated.thread(number, of, refused);
    }
  }

  private static void join(Thread thread) throws InterruptedIOException {
    try {
      thread.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while threads were running");
    }
  }
}
