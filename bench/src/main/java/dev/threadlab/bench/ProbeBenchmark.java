package dev.threadlab.bench;

import dev.threadlab.workload.probe.LineProbe;
import dev.threadlab.workload.probe.ThreadCount;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Everything that is asked for one line: two times, CPU, number of threads, and the thread's name
 * and number, which its probe knows. Compiled as the workload is, by the first compiler only.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 3,
    jvmArgsAppend = {
      "--enable-native-access=ALL-UNNAMED",
      "-XX:+UseSerialGC",
      "-XX:TieredStopAtLevel=1"
    })
public class ProbeBenchmark {
  private final LineProbe probe = new LineProbe(ThreadCount.ofThisProcess());

  /** All probes of one line. */
  @Benchmark
  public void line(Blackhole seen) {
    seen.consume(System.nanoTime());
    seen.consume(probe.cpu());
    seen.consume(probe.threads());
    seen.consume(probe.thread());
    seen.consume(probe.threadId());
    seen.consume(System.nanoTime());
  }

  /** The CPU alone. */
  @Benchmark
  public int cpu() {
    return probe.cpu();
  }

  /** The number of threads alone. */
  @Benchmark
  public int threads() {
    return probe.threads();
  }
}
