package dev.threadlab.workload.strategy;

import java.io.IOException;

/** How lines are spread over threads or processes. */
public enum Strategy {
  /** One thread, the main one, for all lines. */
  Sequential {
    @Override
    Accounts run(Job job) throws IOException {
      return Crew.copy(job, crew -> crew.hire(job.lines()).copyAll());
    }
  },
  /** A new platform thread for each line. */
  ThreadPerLine {
    @Override
    Accounts run(Job job) throws IOException {
      return Crew.copy(job, crew -> OneThreadEach.platform(crew, job));
    }
  },
  /** A fixed number of platform threads, which take tasks of a line each from a queue. */
  Pool {
    @Override
    Accounts run(Job job) throws IOException {
      return Crew.copy(job, crew -> FixedPool.run(crew, job));
    }
  },
  /** A new virtual thread for each line. */
  VirtualThreads {
    @Override
    Accounts run(Job job) throws IOException {
      return Crew.copy(job, crew -> OneThreadEach.virtual(crew, job));
    }
  },
  /** A fixed number of processes. */
  Processes {
    @Override
    Accounts run(Job job) throws IOException {
      return WorkerProcesses.run(job);
    }
  };

  /** The most threads that may live at once, and so the most lines where each has one. */
  public static final int THREADS_MOST = 4096;

  /** The most processes. */
  public static final int PROCESSES_MOST = 64;

  /** Copies the whole input; returns when every thread and process of the copy has ended. */
  abstract Accounts run(Job job) throws IOException;
}
