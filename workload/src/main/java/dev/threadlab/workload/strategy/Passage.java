package dev.threadlab.workload.strategy;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** How threads come to their lines and to the output. */
sealed interface Passage permits Passage.Unlocked, Turns, FileTurns {

  /** Whether there is a lock, which may have to be waited for. */
  boolean locked();

  /** Takes the next line; null at the end. */
  @Nullable Line take() throws IOException;

  /** Comes before the writing of a line's record. */
  void enter(Line line) throws IOException;

  /** Comes after it, and also after a failure to get so far. */
  void leave(Line line) throws IOException;

  /** Nothing holds anybody up. */
  record Unlocked(Cursor cursor) implements Passage {
    @Override
    public boolean locked() {
      return false;
    }

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
