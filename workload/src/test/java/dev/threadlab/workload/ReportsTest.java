package dev.threadlab.workload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlab.integrity.Integrity;
import dev.threadlab.integrity.Integrity.Fault;
import dev.threadlab.report.Counters;
import dev.threadlab.report.Cpus;
import dev.threadlab.report.Frames;
import dev.threadlab.report.Iteration;
import dev.threadlab.report.LineReport;
import dev.threadlab.report.ProcessFacts;
import dev.threadlab.report.ReportWriter;
import dev.threadlab.report.RunReport;
import dev.threadlab.report.Task;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReportsTest {
  private static final Integrity FAULTS = new Integrity(20, 19, 2, 1, 1, 0, List.of());

  @Test
  void theFiguresAreMediansOverMeasuredIterations() throws IOException {
    RunReport report =
        report(
            List.of(
                iteration(true, 9_000_000, 100L, 100L),
                iteration(false, 3_000_000, 10L, 1L),
                iteration(false, 1_000_000, 10L, 2L),
                iteration(false, 2_000_000, 10L, 3L)),
            List.of());
    assertThat(Figures.of(report).json("ab"))
        .isEqualTo(
            "{\"version\":1,\"sha256\":\"ab\",\"durationMicros\":2000,\"cpuMicros\":1000,"
                + "\"throttledPermille\":200,\"integrity\":{\"lines\":20,\"records\":19,"
                + "\"lost\":2,\"duplicated\":1,\"torn\":1,\"outOfOrder\":0}}");
  }

  @Test
  void ofTwoInTheMiddleTheMeanCounts() {
    RunReport report =
        report(
            List.of(iteration(false, 1_000_000, 0L, 0L), iteration(false, 4_000_000, 0L, 0L)),
            List.of());
    assertThat(Figures.of(report).durationMicros()).isEqualTo(2500);
  }

  @Test
  void withoutEnforcementPeriodsThrottlingIsAbsent() {
    assertThat(
            Figures.of(report(List.of(iteration(false, 1, 0L, 0L)), List.of())).throttledPermille())
        .isNull();
    assertThat(
            Figures.of(report(List.of(iteration(false, 1, null, null)), List.of()))
                .throttledPermille())
        .isNull();
  }

  @Test
  void aReportThatFitsKeepsAllItsLines() {
    RunReport report = report(List.of(iteration(false, 1, 0L, 0L)), lines(10, new Random(1)));
    assertThat(Fitting.json(report, 1)).isEqualTo(ReportWriter.write(report));
  }

  @Test
  void aReportThatIsTooLargeLosesLinesAndSaysSo() {
    List<LineReport> lines = lines(RunReport.LINES_KEPT, new Random(1));
    RunReport report = report(List.of(iteration(false, 1, 0L, 0L)), lines);
    assertThat(Frames.fits(ReportWriter.write(report), 1)).isFalse();
    byte[] json = Fitting.json(report, 1);
    assertThat(Frames.fits(json, 1)).isTrue();
    assertThat(new String(json, UTF_8)).contains("\"linesOmitted\":5000");
  }

  @Test
  void evidenceIsKeptWithinBoundsAndCountsAlways() {
    Integrity faulty =
        new Integrity(
            20,
            0,
            20,
            0,
            0,
            0,
            Collections.nCopies(10, new Integrity.Evidence(Fault.Lost, "x", 0)));
    Evidence evidence = new Evidence();
    List<Integrity> kept = Stream.generate(() -> evidence.within(faulty)).limit(1000).toList();
    assertThat(kept.stream().mapToInt(each -> each.evidence().size()).sum()).isEqualTo(1000);
    assertThat(kept).allMatch(each -> each.lost() == 20);
  }

  private static Iteration iteration(
      boolean warmup, long nanos, @Nullable Long periods, @Nullable Long throttled) {
    Counters counters = new Counters(null, periods, throttled, null, null, null, null, null);
    return new Iteration(0, warmup, nanos, 1_000_000, null, 1, counters, Integrity.NONE);
  }

  /** Lines that no compression makes small. */
  private static List<LineReport> lines(int count, Random random) {
    return Stream.generate(
            () -> new LineReport(noise(random), noise(random), 1L, 1L, 1, null, 0L, 0L, 0L, 0L))
        .limit(count)
        .toList();
  }

  private static String noise(Random random) {
    return random
        .ints(120, 0x4E00, 0x9FFF)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static RunReport report(List<Iteration> iterations, List<LineReport> lines) {
    return new RunReport(
        RunReport.VERSION,
        new Task("Sequential", null, "None", 20, 0, 0, false, false, false, 1, 3),
        new ProcessFacts(94, "OpenJDK 25", null, null, null, null),
        new Cpus(null, null, null, 2, null, List.of()),
        iterations,
        lines,
        0,
        List.of(),
        null,
        FAULTS,
        "00".repeat(32));
  }
}
