package dev.threadlab.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.threadlab.workload.probe.ThreadCount;
import dev.threadlab.workload.strategy.Copied;
import dev.threadlab.workload.strategy.Copy;
import dev.threadlab.workload.strategy.Job;
import dev.threadlab.workload.strategy.Strategy;
import dev.threadlab.workload.strategy.Synchronization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One copy of an input with no work beside the writing of each line, and the removal of the copy
 * before it: what a strategy itself costs, of those that stay in one process. Compiled as the
 * workload is, by the first compiler only.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 1,
    jvmArgsAppend = {
      "--enable-native-access=ALL-UNNAMED",
      "-XX:+UseSerialGC",
      "-XX:TieredStopAtLevel=1"
    })
public class StrategyBenchmark {
  /** A strategy and its threads, 0 where it takes no number. */
  @Param({"Sequential 0", "ThreadPerLine 0", "ThreadPerLine 1", "Pool 8", "VirtualThreads 0"})
  private String strategy = "";

  @Param({"None", "Lock"})
  private Synchronization synchronization = Synchronization.None;

  @Param({"1", "1000"})
  private int lines;

  private Path directory = Path.of("");
  private Job job = job(directory, "Sequential 0", Synchronization.None, 1);

  /** A directory of its own for each trial. */
  @Setup
  public void open() throws IOException {
    directory = Files.createTempDirectory("strategies");
    job = job(directory, strategy, synchronization, lines);
  }

  /** Leaves nothing. */
  @TearDown
  public void close() throws IOException {
    Files.delete(job.output());
    Files.delete(directory);
  }

  /** The copy. */
  @Benchmark
  public Copied copy() throws IOException {
    Copy.prepare(job);
    return Copy.run(job);
  }

  private static Job job(
      Path directory, String strategy, Synchronization synchronization, int lines) {
    byte[] input =
        IntStream.rangeClosed(1, lines)
            .mapToObj(line -> "line" + line + "\n")
            .collect(Collectors.joining())
            .getBytes(UTF_8);
    String[] words = strategy.split(" ", 2);
    return new Job(
        directory.resolve("input"),
        input,
        lines,
        directory.resolve("output"),
        Strategy.valueOf(words[0]),
        Integer.parseInt(words[1]),
        synchronization,
        0,
        0,
        false,
        false,
        false,
        ProcessHandle.current().pid(),
        ThreadCount.ofThisProcess(),
        List.of());
  }
}
