package dev.threadlab.cli.local;

/** What was asked for cannot be done here; the message says what, why and what to do instead. */
public final class RefusedException extends Exception {
  public RefusedException(String message) {
    super(message);
  }

  public RefusedException(String message, Throwable cause) {
    super(message, cause);
  }
}
