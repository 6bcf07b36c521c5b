package dev.threadlab.workload.strategy;

import java.io.IOException;

/** How lines are spread over threads. */
public enum Strategy {
  /** One thread, the main one, for all lines. */
  Sequential {
    @Override
    void run(Copy copy, int lines) {
      copy.hire(lines).copyAll();
    }
  },
  /** A new platform thread for each line. */
  ThreadPerLine {
    @Override
    void run(Copy copy, int lines) throws IOException {
      OneThreadEach.run(copy, lines);
    }
  };

  /** The most lines that {@link #ThreadPerLine} takes: its threads may all live at once. */
  public static final int THREADS_MOST = 4096;

  /** Copies the whole input; returns when every thread has ended. */
  abstract void run(Copy copy, int lines) throws IOException;
}
