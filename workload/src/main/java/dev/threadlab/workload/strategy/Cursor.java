package dev.threadlab.workload.strategy;

import org.jspecify.annotations.Nullable;

/**
 * Where the next line of the input begins. Threads and processes share it as a program without a
 * thought for them would: a plain place in memory, read, then written. Two in it at once may take
 * the same line, or the slower one may set it back. It never points outside the input.
 */
final class Cursor {
  private final byte[] input;
  private final Place place;

  Cursor(byte[] input, Place place) {
    this.input = input;
    this.place = place;
  }

  /** Where the position is kept. */
  interface Place {
    int get();

    void set(int position);
  }

  /** In a field, for the threads of one process. */
  static final class Field implements Place {
    private int position;

    @Override
    public int get() {
      return position;
    }

    @Override
    public void set(int position) {
      this.position = position;
    }
  }

  /** Takes the next line; null at the end. */
  @Nullable Line next() {
    int from = place.get();
    if (from >= input.length) {
      return null;
    }
    int to = from;
    while (to < input.length && input[to] != '\n') {
      to++;
    }
    place.set(to + 1);
    return new Line(from, to);
  }
}
