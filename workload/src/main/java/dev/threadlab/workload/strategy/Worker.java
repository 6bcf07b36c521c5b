package dev.threadlab.workload.strategy;

import dev.threadlab.report.RunReport;
import dev.threadlab.workload.probe.LineProbe;
import java.io.IOException;
import java.nio.file.Files;
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
  private @Nullable Tools tools;
  private String thread = "";
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
      Tools mine = tools();
      boolean more = failure == null;
      while (more) {
        more = copyNext(mine) && all;
      }
    } catch (Throwable thrown) { // kept: the thread that joins this one throws it again
      failure = thrown;
    }
  }

  /** Made by the thread that uses them, before its first line. */
  private Tools tools() {
    if (tools == null) {
      LineProbe probe = new LineProbe(job.threadCount());
      thread = probe.thread();
      tools =
          new Tools(
              probe, new Block(probe, job.pid()), new Work(job.hashRounds(), job.sleepMicros()));
    }
    return tools;
  }

  /** Whether there was a line. */
  private boolean copyNext(Tools mine) throws IOException {
    long asked = System.nanoTime();
    Line line = passage.take();
    if (line == null) {
      return false;
    }
    long taken = System.nanoTime();
    try {
      byte[] input = job.rereadInput() ? Files.readAllBytes(job.inputFile()) : job.input();
      mine.work.on(input, line);
      long worked = System.nanoTime();
      passage.enter(line);
      write(input, line, new Times(asked, taken, worked, System.nanoTime()), mine);
    } finally {
      passage.leave(line);
    }
    return true;
  }

  private void write(byte[] input, Line line, Times times, Tools mine) throws IOException {
    int cpu = mine.probe.cpu();
    int threads = mine.probe.threads();
    int threadId = mine.probe.threadId();
    mine.block.fill(threadId, threads, cpu, input, line);
    output.write(mine.block);
    remember(
        new Seen(
            line,
            threadId,
            threads,
            cpu,
            times.taken,
            times.entered,
            System.nanoTime(),
            passage.locked() ? times.taken - times.asked + times.entered - times.worked : 0,
            times.worked - times.taken));
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

  Account account() {
    return new Account(thread, job.pid(), seen, records, threadsMost, cpus);
  }

  /** Throws what stopped it, if anything did. */
  void rethrow() throws IOException {
    switch (failure) {
      case null -> {}
      case IOException failed -> throw failed;
      case Error failed -> throw failed;
      default -> throw new IllegalStateException(thread + " failed: " + failure, failure);
    }
  }

  /** What a thread needs for a line, again and again. */
  private record Tools(LineProbe probe, Block block, Work work) {}

  /** When a thread asked for a line, had it, had done its work, and might write. */
  private record Times(long asked, long taken, long worked, long entered) {}
}
