package dev.threadlab.workload.strategy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import org.jspecify.annotations.Nullable;

/**
 * What {@link Turns} is to threads, for processes: locks on single bytes of a file that all have
 * open. The first byte is the cursor's lock. Who takes a line locks the byte that stands for the
 * line after it, and lets it go when the own record has been written; to write, a process needs the
 * byte of its line. So the kernel passes the turn from each line to the next, and also when a
 * process dies.
 */
final class FileTurns implements Passage {
  private static final long CURSOR = 0;
  private static final long TURNS = 1;

  private final Cursor cursor;
  private final FileChannel file;
  private @Nullable FileLock own;
  private @Nullable FileLock next;

  FileTurns(Cursor cursor, FileChannel file) {
    this.cursor = cursor;
    this.file = file;
  }

  @Override
  public boolean locked() {
    return true;
  }

  @Override
  public @Nullable Line take() throws IOException {
    try (var _ = lock(CURSOR)) {
      Line line = cursor.next();
      if (line != null) {
        next = lock(TURNS + line.to() + 1);
      }
      return line;
    }
  }

  @Override
  public void enter(Line line) throws IOException {
    own = lock(TURNS + line.from());
  }

  @Override
  public void leave(Line line) throws IOException {
    if (own == null) {
      enter(line); // it failed before it came to write: the others must not overtake
    }
    release(own);
    release(next);
    own = null;
    next = null;
  }

  private FileLock lock(long at) throws IOException {
    return file.lock(at, 1, false);
  }

  private static void release(@Nullable FileLock lock) throws IOException {
    if (lock != null) {
      lock.release();
    }
  }
}
