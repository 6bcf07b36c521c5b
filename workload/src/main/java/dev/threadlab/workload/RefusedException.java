package dev.threadlab.workload;

/** Arguments, or an input, that cannot be run; the message says what to give instead. */
final class RefusedException extends Exception {
  RefusedException(String message) {
    super(message);
  }
}
