package dev.threadlab.workload.strategy;

/** A process of the copy ended badly. */
public final class WorkerDied extends RuntimeException {
  private final int exitCode;

  WorkerDied(int number, int of, int exitCode) {
    super("process %d of %d ended with exit code %d".formatted(number, of, exitCode));
    this.exitCode = exitCode;
  }

  /** Its exit code; 128 and a signal's number if that ended it. */
  public int exitCode() {
    return exitCode;
  }
}
