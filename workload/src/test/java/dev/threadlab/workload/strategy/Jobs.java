package dev.threadlab.workload.strategy;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.threadlab.integrity.Integrity;
import dev.threadlab.integrity.OutputCheck;
import dev.threadlab.workload.probe.ThreadCount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Jobs to test with, in a directory of their own. */
record Jobs(Path directory) {
  private static final ThreadCount COUNT = ThreadCount.ofThisProcess();

  /** A job without work beside the write. */
  Job job(int lines, Strategy strategy, Synchronization synchronization) throws IOException {
    return job(lines, strategy, synchronization, 0, false, false);
  }

  Job job(
      int lines,
      Strategy strategy,
      Synchronization synchronization,
      int sleepMicros,
      boolean fsync,
      boolean reopen)
      throws IOException {
    return job(lines, strategy, 0, synchronization, sleepMicros, fsync, reopen, false);
  }

  Job job(
      int lines,
      Strategy strategy,
      int threads,
      Synchronization synchronization,
      int sleepMicros,
      boolean fsync,
      boolean reopen,
      boolean rereadInput)
      throws IOException {
    String text =
        IntStream.rangeClosed(1, lines)
            .mapToObj(i -> "line" + i + "\n")
            .collect(Collectors.joining());
    Files.writeString(input(), text);
    return new Job(
        input(),
        text.getBytes(UTF_8),
        lines,
        directory.resolve("output"),
        strategy,
        threads,
        synchronization,
        0,
        sleepMicros,
        fsync,
        reopen,
        rereadInput,
        94,
        COUNT,
        List.of());
  }

  private Path input() {
    return directory.resolve("input");
  }

  /** Runs a job once, as an iteration does. */
  static Copied run(Job job) throws IOException {
    Copy.prepare(job);
    return Copy.run(job);
  }

  Integrity check(Job job) throws IOException {
    return OutputCheck.compare(input(), job.output());
  }
}
