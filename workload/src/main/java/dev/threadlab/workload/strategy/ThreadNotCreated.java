package dev.threadlab.workload.strategy;

/** The system refused a thread or a process. */
public final class ThreadNotCreated extends RuntimeException {
  private ThreadNotCreated(String what, int number, int of, Throwable cause) {
    super(
        "%s %d of %d could not be created: %s".formatted(what, number, of, cause.getMessage()),
        cause);
  }

  static ThreadNotCreated thread(int number, int of, Throwable cause) {
    return new ThreadNotCreated("thread", number, of, cause);
  }

  static ThreadNotCreated process(int number, int of, Throwable cause) {
    return new ThreadNotCreated("process", number, of, cause);
  }
}
