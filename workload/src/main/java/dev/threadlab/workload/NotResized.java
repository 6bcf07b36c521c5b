package dev.threadlab.workload;

/** The CPU limit did not become what it was to be; the message says what it is. */
final class NotResized extends Exception {
  NotResized(String message) {
    super(message);
  }
}
