package dev.threadlab.workload.command;

/** The command did not do what it was started for; the message says what it did. */
public final class CommandFailed extends RuntimeException {
  private final int exitCode;

  CommandFailed(String message) {
    this(message, 0);
  }

  CommandFailed(String message, int exitCode) {
    super(message);
    this.exitCode = exitCode;
  }

  /** Its exit code, 128 and a signal's number if that ended it; 0 if it failed in another way. */
  public int exitCode() {
    return exitCode;
  }
}
