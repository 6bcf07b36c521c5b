package dev.threadlab.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlab.cli.local.ChildExit;
import dev.threadlab.cli.local.Limits;
import dev.threadlab.crds.Run.ReportRef;
import dev.threadlab.experiment.run.RunOutcome;
import dev.threadlab.report.Frames.Corrupt;
import dev.threadlab.report.Frames.Decoded;
import dev.threadlab.report.Frames.Decoding;
import dev.threadlab.report.Frames.Missing;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JudgementTest {
  private static final Missing NOTHING = new Missing();

  @Test
  void atItsTimeoutItIsTimedOut() {
    assertThat(outcome(new ChildExit(137, true, false, NOTHING, "", Duration.ZERO)))
        .isEqualTo(
            new RunOutcome.TimedOut("It was ended when runTimeoutSeconds (300) had passed."));
  }

  @Test
  void theKernelsKillForMemoryIsOutOfMemory() {
    assertThat(outcome(new ChildExit(137, false, true, NOTHING, "", Duration.ZERO)))
        .isEqualTo(
            new RunOutcome.OutOfMemory(
                "The kernel killed it at the limit of profile small, 96 MiB."));
  }

  @Test
  void aKillOfWhichTheKernelCountsNoneIsACrash() {
    assertThat(outcome(exit(137, NOTHING, "")))
        .isEqualTo(new RunOutcome.Crashed(137, "It ended with exit code 137."));
  }

  @Test
  void aRuntimeWithoutMemoryIsOutOfMemory() {
    assertThat(outcome(exit(3, NOTHING, "Terminating due to java.lang.OutOfMemoryError")))
        .isEqualTo(
            new RunOutcome.OutOfMemory(
                "Its Java runtime had no memory left: Terminating due to java.lang.OutOfMemoryError"));
  }

  @Test
  void aThreadThatTheSystemRefusedIsNamed() {
    assertThat(outcome(exit(71, NOTHING, "thread 1001 could not be created")))
        .isEqualTo(
            new RunOutcome.ThreadNotCreated(
                "The system refused it a thread: thread 1001 could not be created"));
  }

  @Test
  void anyOtherExitCodeIsACrashWithItsLastWords() {
    assertThat(outcome(exit(70, NOTHING, "it broke")))
        .isEqualTo(new RunOutcome.Crashed(70, "It ended with exit code 70: it broke"));
  }

  @Test
  void withoutAReportTheReportIsCorrupt() {
    assertThat(outcome(exit(0, NOTHING, "")))
        .isEqualTo(new RunOutcome.ReportCorrupt("It ended well but printed no report."));
  }

  @Test
  void withHalfAReportTheReportIsCorrupt() {
    assertThat(outcome(exit(0, new Corrupt("frame 2 of 3 is missing"), "")))
        .isEqualTo(
            new RunOutcome.ReportCorrupt("Its report is not whole: frame 2 of 3 is missing."));
  }

  @Test
  void aReportThatIsNotTheOneSignedIsCorrupt() {
    assertThat(outcome(exit(0, report("{}", "aa"), ""), Optional.of("bb")))
        .isEqualTo(
            new RunOutcome.ReportCorrupt(
                "Its report has the digest aa, but its termination message says bb."));
  }

  @Test
  void aReportThatNobodySignedIsCorrupt() {
    assertThat(outcome(exit(0, report("{}", "aa"), ""), Optional.empty()))
        .isEqualTo(
            new RunOutcome.ReportCorrupt(
                "Its report has the digest aa, but its termination message says none."));
  }

  @Test
  void aReportThatCannotBeReadIsCorrupt() {
    assertThat(outcome(exit(0, report("{\"version\":2}", "aa"), ""), Optional.of("aa")))
        .isEqualTo(new RunOutcome.ReportCorrupt("the run report has version 2, not 1"));
  }

  private static RunOutcome outcome(ChildExit exit) {
    return outcome(exit, Optional.empty());
  }

  private static RunOutcome outcome(ChildExit exit, Optional<String> signed) {
    var limits = new Limits("small", 1000, 96L << 20);
    return Judgement.of(exit, limits, 300, signed, new ReportRef(null, "reports/x")).outcome();
  }

  private static ChildExit exit(int code, Decoding report, String lastWords) {
    return new ChildExit(code, false, false, report, lastWords, Duration.ofSeconds(1));
  }

  private static Decoded report(String json, String sha256) {
    return new Decoded(json.getBytes(StandardCharsets.UTF_8), sha256);
  }
}
