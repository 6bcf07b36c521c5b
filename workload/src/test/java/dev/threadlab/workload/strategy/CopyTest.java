package dev.threadlab.workload.strategy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.threadlab.report.LineReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CopyTest {
  @TempDir private Path directory;

  static Stream<Arguments> everySafeWay() {
    return Stream.of(
            Arguments.of(Strategy.Sequential, 0, Synchronization.None),
            Arguments.of(Strategy.Sequential, 0, Synchronization.Lock),
            Arguments.of(Strategy.ThreadPerLine, 0, Synchronization.Lock),
            Arguments.of(Strategy.ThreadPerLine, 1, Synchronization.None),
            Arguments.of(Strategy.ThreadPerLine, 7, Synchronization.Lock),
            Arguments.of(Strategy.Pool, 1, Synchronization.None),
            Arguments.of(Strategy.Pool, 7, Synchronization.Lock),
            Arguments.of(Strategy.VirtualThreads, 0, Synchronization.Lock))
        .flatMap(way -> IntStream.range(0, 16).mapToObj(i -> combined(way, i)));
  }

  private static Arguments combined(Arguments way, int i) {
    return Arguments.of(
        way.get()[0],
        way.get()[1],
        way.get()[2],
        (i & 1) * 300,
        (i & 2) != 0,
        (i & 4) != 0,
        (i & 8) != 0);
  }

  @ParameterizedTest
  @MethodSource("everySafeWay")
  void theOutputIsTheInputInOrder(
      Strategy strategy,
      int threads,
      Synchronization synchronization,
      int sleepMicros,
      boolean fsync,
      boolean reopen,
      boolean rereadInput)
      throws IOException {
    Jobs jobs = new Jobs(directory);
    Job job =
        jobs.job(80, strategy, threads, synchronization, sleepMicros, fsync, reopen, rereadInput);
    Copied copied = Jobs.run(job);
    assertThat(jobs.check(job).intact()).isTrue();
    assertThat(copied.lines())
        .extracting(LineReport::line)
        .containsExactlyElementsOf(IntStream.rangeClosed(1, 80).mapToObj(i -> "line" + i).toList());
  }

  @Test
  void aSecondCopyReplacesTheFirst() throws IOException {
    Jobs jobs = new Jobs(directory);
    Job job = jobs.job(10, Strategy.Sequential, Synchronization.None, 0, false, true);
    Jobs.run(job);
    Jobs.run(job);
    assertThat(jobs.check(job).intact()).isTrue();
  }

  @Test
  void aLineReportHasWhatWasSeen() throws IOException {
    Job job =
        new Jobs(directory)
            .job(3, Strategy.ThreadPerLine, Synchronization.Lock, 2000, false, false);
    Copied copied = Jobs.run(job);
    assertThat(copied.lines())
        .allSatisfy(line -> {
          assertThat(line.thread()).startsWith("line-");
          assertThat(line.threadId()).isPositive();
          assertThat(line.pid()).isEqualTo(94);
          assertThat(line.threads()).isGreaterThan(1);
          assertThat(line.cpu()).isBetween(0, Runtime.getRuntime().availableProcessors() - 1);
          assertThat(line.startNanos()).isPositive();
          assertThat(end(line) - start(line)).isGreaterThanOrEqualTo(2_000_000);
          assertThat(line.endNanos()).isLessThanOrEqualTo(copied.durationNanos());
        });
    assertThat(copied.lines()).extracting(LineReport::threadId).doesNotHaveDuplicates();
    assertThat(copied.records()).isEqualTo(3);
    assertThat(copied.cpus().cardinality()).isPositive();
    assertThat(copied.threadsMost()).isGreaterThan(1);
  }

  @Test
  void oneThreadWritesAllLinesOfASequentialCopy() throws IOException {
    Job job = new Jobs(directory).job(50, Strategy.Sequential, Synchronization.None);
    assertThat(Jobs.run(job).lines())
        .extracting(LineReport::threadId)
        .containsOnly(Jobs.run(job).lines().getFirst().threadId());
  }

  @Test
  void moreRecordsThanTheReportKeepsAreCounted() throws IOException {
    Job job = new Jobs(directory).job(12_000, Strategy.Sequential, Synchronization.None);
    Copied copied = Jobs.run(job);
    assertThat(copied.records()).isEqualTo(12_000);
    assertThat(copied.lines()).hasSize(10_000);
    assertThat(copied.lines().getLast().line()).isEqualTo("line10000");
  }

  @Test
  void aLongLineIsCutInItsReportButNotInTheOutput() throws IOException {
    Jobs jobs = new Jobs(directory);
    Job sample = jobs.job(1, Strategy.Sequential, Synchronization.None);
    String line = "x".repeat(119) + "\uD83D\uDE00".repeat(5000);
    Job job = withInput(sample, line);
    assertThat(Jobs.run(job).lines().getFirst().line()).isEqualTo("x".repeat(119));
    assertThat(Files.readString(job.output())).endsWith("write " + line + "\n\n");
  }

  @Test
  @Timeout(60)
  void aFailureInOneThreadNeitherHangsNorHides() throws IOException {
    Path full = Path.of("/dev/full");
    Job sample =
        new Jobs(directory).job(100, Strategy.ThreadPerLine, Synchronization.Lock, 0, true, false);
    Job job = withOutput(sample, full);
    assertThatThrownBy(() -> Copy.run(job)).isInstanceOf(IOException.class);
  }

  @Test
  void noMoreThreadsLiveThanTheJobAllows() throws IOException {
    Job job =
        new Jobs(directory)
            .job(40, Strategy.ThreadPerLine, 3, Synchronization.Lock, 1000, false, false, false);
    assertThat(mostAtOnce(Jobs.run(job).lines())).isLessThanOrEqualTo(3);
  }

  @Test
  void aPoolCopiesWithItsThreadsOnly() throws IOException {
    Job job =
        new Jobs(directory)
            .job(200, Strategy.Pool, 3, Synchronization.Lock, 300, false, false, false);
    Copied copied = Jobs.run(job);
    assertThat(copied.lines())
        .extracting(LineReport::thread)
        .containsOnly("pool-1", "pool-2", "pool-3");
    assertThat(copied.lines().stream().map(LineReport::threadId).distinct()).hasSize(3);
  }

  @Test
  void aVirtualThreadTellsItsCarrier() throws IOException {
    Job job =
        new Jobs(directory)
            .job(200, Strategy.VirtualThreads, 0, Synchronization.Lock, 300, false, false, false);
    Copied copied = Jobs.run(job);
    assertThat(copied.lines()).extracting(LineReport::thread).doesNotHaveDuplicates();
    assertThat(copied.lines().stream().map(LineReport::threadId).distinct().count())
        .isBetween(1L, 20L);
    assertThat(Files.readString(job.output()))
        .contains("tid " + copied.lines().getLast().threadId() + ">");
  }

  @Test
  void waitingAndWorkingAreToldApart() throws IOException {
    Job job =
        new Jobs(directory)
            .job(4, Strategy.ThreadPerLine, 0, Synchronization.Lock, 5000, false, false, false);
    assertThat(Jobs.run(job).lines())
        .allSatisfy(line -> {
          assertThat(line.workedNanos()).isGreaterThanOrEqualTo(5_000_000);
          assertThat(line.waitedNanos()).isPositive();
        });
  }

  @Test
  void withoutALockNobodyWaits() throws IOException {
    Job job = new Jobs(directory).job(50, Strategy.Sequential, Synchronization.None);
    assertThat(Jobs.run(job).lines()).extracting(LineReport::waitedNanos).containsOnly(0L);
  }

  private static long start(LineReport line) {
    return requireNonNull(line.startNanos());
  }

  private static long end(LineReport line) {
    return requireNonNull(line.endNanos());
  }

  private static long mostAtOnce(List<LineReport> lines) {
    return lines.stream()
        .mapToLong(one ->
            lines.stream()
                .filter(other -> start(other) <= start(one))
                .filter(other -> end(other) > start(one))
                .count())
        .max()
        .orElse(0);
  }

  private static Job withInput(Job job, String line) {
    return new Job(
        job.inputFile(),
        line.getBytes(UTF_8),
        1,
        job.output(),
        job.strategy(),
        0,
        job.synchronization(),
        0,
        0,
        false,
        false,
        false,
        job.pid(),
        job.threadCount(),
        List.of());
  }

  private static Job withOutput(Job job, Path output) {
    return new Job(
        job.inputFile(),
        job.input(),
        job.lines(),
        output,
        job.strategy(),
        0,
        job.synchronization(),
        0,
        0,
        job.fsync(),
        false,
        false,
        job.pid(),
        job.threadCount(),
        List.of());
  }
}
