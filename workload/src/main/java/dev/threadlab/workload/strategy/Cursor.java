package dev.threadlab.workload.strategy;

import org.jspecify.annotations.Nullable;

/**
 * Where the next line of the input begins. Threads share it as a program without a thought for
 * threads would: a plain field, read, then written. Two threads in it at once may take the same
 * line, or the slower one may set it back. It never points outside the input.
 */
final class Cursor {
  private final byte[] input;
  private int position;

  Cursor(byte[] input) {
    this.input = input;
  }

  /** Takes the next line; null at the end. */
  @Nullable Line next() {
    int from = position;
    if (from >= input.length) {
      return null;
    }
    int to = from;
    while (to < input.length && input[to] != '\n') {
      to++;
    }
    position = to + 1;
    return new Line(from, to);
  }
}
