package dev.threadlab.workload.strategy;

import org.jspecify.annotations.Nullable;

/** How threads come to their lines and to the output. */
sealed interface Passage permits Passage.Unlocked, Turns {

  /** Takes the next line; null at the end. */
  @Nullable Line take();

  /** Comes before the writing of a line's record. */
  void enter(Line line);

  /** Comes after it, and also after a failure to get so far. */
  void leave(Line line);

  /** Nothing holds anybody up. */
  record Unlocked(Cursor cursor) implements Passage {
    @Override
    public @Nullable Line take() {
      return cursor.next();
    }

    @Override
    public void enter(Line line) {}

    @Override
    public void leave(Line line) {}
  }
}
