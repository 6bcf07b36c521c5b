package dev.threadlab.workload.strategy;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One lock around the taking of a line and around the writing of its record, and records written in
 * the order in which lines were taken. Between the two, threads work side by side. A thread whose
 * turn has not come sleeps on a condition of its own, so that each turn wakes one thread and not
 * all.
 */
final class Turns implements Passage {
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<Integer, Condition> waiting = new HashMap<>();
  private final Cursor cursor;

  /** Every line that begins before this byte has been written. */
  private int written;

  Turns(Cursor cursor) {
    this.cursor = cursor;
  }

  @Override
  public boolean locked() {
    return true;
  }

  @Override
  public @Nullable Line take() {
    lock.lock();
    try {
      return cursor.next();
    } finally {
      lock.unlock();
    }
  }

  /** Returns with the lock held. */
  @Override
  public void enter(Line line) {
    lock.lock();
    while (written != line.from()) {
      Condition turn = waiting.get(line.from());
      if (turn == null) {
        turn = lock.newCondition();
        waiting.put(line.from(), turn);
      }
      turn.awaitUninterruptibly();
    }
  }

  @Override
  public void leave(Line line) {
    if (!lock.isHeldByCurrentThread()) {
      enter(line); // it failed before it came to write: the others must not wait for it
    }
    waiting.remove(line.from());
    written = line.to() + 1;
    Condition next = waiting.get(written);
    if (next != null) {
      next.signal();
    }
    lock.unlock();
  }
}
