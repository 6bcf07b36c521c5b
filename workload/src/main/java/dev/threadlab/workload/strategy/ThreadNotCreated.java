package dev.threadlab.workload.strategy;

/** The system refused a thread. */
public final class ThreadNotCreated extends RuntimeException {
  ThreadNotCreated(int number, int of, Throwable cause) {
    super("thread " + number + " of " + of + " could not be created: " + cause.getMessage(), cause);
  }
}
