package dev.threadlab.workload.strategy;

import dev.threadlab.report.RunReport;
import dev.threadlab.workload.probe.LineProbe;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Copies lines in one thread and remembers what it saw, in memory of its own, so that remembering
 * disturbs no other thread. Read by others only after the thread has ended.
 */
final class Worker implements Runnable {
  private final Job job;
  private final Passage passage;
  private final Output output;
  private final List<Seen> seen;
  private final BitSet cpus = new BitSet();
  private String thread = "";
  private int threadId;
  private int threadsMost;
  private int records;
  private @Nullable Throwable failure;

  /**
   * @param linesExpected how many lines it will copy at most, for the memory that it takes
   */
  Worker(Job job, Passage passage, Output output, int linesExpected) {
    this.job = job;
    this.passage = passage;
    this.output = output;
    this.seen = new ArrayList<>(Math.min(linesExpected, RunReport.LINES_KEPT));
  }

  /** Copies one line, if there is one left. */
  @Override
  public void run() {
    copy(false);
  }

  /** Copies all lines that are left. */
  void copyAll() {
    copy(true);
  }

  private void copy(boolean all) {
    try {
      LineProbe probe = new LineProbe(job.threads());
      thread = probe.thread();
      threadId = probe.threadId();
      Block block = new Block(probe, job.pid());
      Work work = new Work(job.hashRounds(), job.sleepMicros());
      boolean more = true;
      while (more) {
        more = copyNext(probe, block, work) && all;
      }
    } catch (Throwable thrown) { // kept: the thread that joins this one throws it again
      failure = thrown;
    }
  }

  /** Whether there was a line. */
  private boolean copyNext(LineProbe probe, Block block, Work work) throws IOException {
    Line line = passage.take();
    if (line == null) {
      return false;
    }
    long taken = System.nanoTime();
    try {
      work.on(job.input(), line);
      passage.enter(line);
      write(line, taken, probe, block);
    } finally {
      passage.leave(line);
    }
    return true;
  }

  private void write(Line line, long taken, LineProbe probe, Block block) throws IOException {
    long begun = System.nanoTime();
    int cpu = probe.cpu();
    int threads = probe.threads();
    block.fill(threads, cpu, job.input(), line);
    output.write(block);
    remember(new Seen(line, threads, cpu, taken, begun, System.nanoTime()));
  }

  /** Keeps what the report has room for: the first records of each thread hold the first of all. */
  private void remember(Seen record) {
    records++;
    threadsMost = Math.max(threadsMost, record.threads());
    if (record.cpu() >= 0) {
      cpus.set(record.cpu());
    }
    if (seen.size() < RunReport.LINES_KEPT) {
      seen.add(record);
    }
  }

  String thread() {
    return thread;
  }

  int threadId() {
    return threadId;
  }

  List<Seen> seen() {
    return seen;
  }

  int records() {
    return records;
  }

  int threadsMost() {
    return threadsMost;
  }

  BitSet cpus() {
    return cpus;
  }

  @Nullable Throwable failure() {
    return failure;
  }
}
