package dev.threadlab.cli.local;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What is made of a process's output, which is read by a thread of its own. */
record Reading<T>(FutureTask<T> task) {

  /** Begins to read, in a thread of this name. */
  static <T> Reading<T> started(String name, Callable<T> reading) {
    var task = new FutureTask<>(reading);
    Thread.ofPlatform().daemon().name(name).start(task);
    return new Reading<>(task);
  }

  /**
   * The result; empty if it is not there after so long.
   *
   * @throws IOException if the output could not be read
   */
  Optional<T> within(Duration patience) throws IOException, InterruptedException {
    try {
      return Optional.of(task.get(patience.toNanos(), TimeUnit.NANOSECONDS));
    } catch (ExecutionException failed) {
      throw new IOException("the output of a process could not be read", failed.getCause());
    } catch (TimeoutException notYet) {
      return Optional.empty();
    }
  }
}
