package dev.threadlab.workload.strategy;

import java.io.InterruptedIOException;

/**
 * A thread for each line: started in a loop, each copies the next line that it finds, all joined.
 */
final class OneThreadEach {
  private OneThreadEach() {}

  static void run(Copy copy, int lines) throws InterruptedIOException {
    Thread[] threads = new Thread[lines];
    for (int i = 0; i < lines; i++) {
      threads[i] = new Thread(copy.hire(1), "line-" + (i + 1));
      // So that the process can end at once when a later thread cannot be had.
      threads[i].setDaemon(true);
      start(threads[i], i + 1, lines);
    }
    join(threads);
  }

  private static void start(Thread thread, int number, int of) {
    try {
      thread.start();
    } catch (OutOfMemoryError refused) {
      throw new ThreadNotCreated(number, of, refused);
    }
  }

  private static void join(Thread[] threads) throws InterruptedIOException {
    try {
      for (Thread thread : threads) {
        thread.join();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while threads were running");
    }
  }
}
