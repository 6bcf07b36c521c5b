package dev.threadlab.cli.run;

import dev.threadlab.cli.local.ChildExit;
import dev.threadlab.cli.local.Limits;
import dev.threadlab.crds.Run.ReportRef;
import dev.threadlab.experiment.report.CpuSize;
import dev.threadlab.experiment.report.ReportReader;
import dev.threadlab.experiment.run.RunFigures;
import dev.threadlab.experiment.run.RunOutcome;
import dev.threadlab.experiment.run.RunOutcome.Crashed;
import dev.threadlab.experiment.run.RunOutcome.NotResized;
import dev.threadlab.experiment.run.RunOutcome.OutOfMemory;
import dev.threadlab.experiment.run.RunOutcome.ReportCorrupt;
import dev.threadlab.experiment.run.RunOutcome.Reported;
import dev.threadlab.experiment.run.RunOutcome.ThreadNotCreated;
import dev.threadlab.experiment.run.RunOutcome.TimedOut;
import dev.threadlab.report.Frames.Corrupt;
import dev.threadlab.report.Frames.Decoded;
import dev.threadlab.report.Frames.Missing;
import dev.threadlab.report.RunReport;
import java.util.Optional;

/** What to make of the way a child process ended. */
sealed interface Judgement {
  /** Exit codes that are part of the workload's contract. */
  int REPORTED = 0;

  int NO_MEMORY_LEFT = 3;
  int NOT_RESIZED = 73;
  int THREAD_NOT_CREATED = 71;
  int KILLED = 128 + 9;
  long MEBIBYTE = 1L << 20;

  /** How the run ended. */
  RunOutcome outcome();

  /** It gave a report that can be trusted to be its own. */
  @SuppressWarnings("ArrayRecordComponent") // handed over once, neither changed nor compared
  record WithReport(Reported outcome, RunReport report, byte[] json) implements Judgement {}

  /** It gave none. */
  record WithoutReport(RunOutcome.Failed outcome) implements Judgement {}

  /**
   * What to make of an end.
   *
   * @param exit how the child ended
   * @param limits what it was held to
   * @param timeoutSeconds after how long it was to be ended
   * @param signed the digest of the report in the child's termination message, empty if that does
   *     not say
   * @param ref where its report is going to be kept
   */
  static Judgement of(
      ChildExit exit, Limits limits, long timeoutSeconds, Optional<String> signed, ReportRef ref) {
    if (exit.timedOut()) {
      return new WithoutReport(
          new TimedOut(
              "It was ended when runTimeoutSeconds (%d) had passed.".formatted(timeoutSeconds)));
    }
    if (exit.killedForMemory() && exit.code() == KILLED) {
      return new WithoutReport(
          new OutOfMemory(
              "The kernel killed it at the limit of profile %s, %d MiB."
                  .formatted(limits.profile(), limits.memoryBytes() / MEBIBYTE)));
    }
    return switch (exit.code()) {
      case REPORTED -> report(exit, signed, ref);
      case NO_MEMORY_LEFT ->
          new WithoutReport(new OutOfMemory(said(exit, "Its Java runtime had no memory left")));
      case THREAD_NOT_CREATED ->
          new WithoutReport(new ThreadNotCreated(said(exit, "The system refused it a thread")));
      case NOT_RESIZED ->
          new WithoutReport(new NotResized(said(exit, "Its CPU limit did not become its size")));
      default ->
          new WithoutReport(
              new Crashed(exit.code(), said(exit, "It ended with exit code " + exit.code())));
    };
  }

  /** The same, unless it has a report of another CPU limit than this. */
  default Judgement under(Limits limits) {
    return this instanceof WithReport(_, var report, _)
        ? CpuSize.mismatch(report, limits.cpuMillis()).map(Judgement::corrupt).orElse(this)
        : this;
  }

  /**
   * What to make of a report after which its process goes on with another run.
   *
   * @param ref where the report is going to be kept
   */
  static Judgement of(Decoded report, Limits limits, ReportRef ref) {
    return readable(report, ref).under(limits);
  }

  private static Judgement report(ChildExit exit, Optional<String> signed, ReportRef ref) {
    return switch (exit.report()) {
      case Missing() -> corrupt("It ended well but printed no report.");
      case Corrupt(var why) -> corrupt("Its report is not whole: " + why + ".");
      case Decoded decoded when !signed.equals(Optional.of(decoded.sha256())) ->
          corrupt(
              "Its report has the digest %s, but its termination message says %s."
                  .formatted(decoded.sha256(), signed.orElse("none")));
      case Decoded decoded -> readable(decoded, ref);
    };
  }

  private static Judgement readable(Decoded decoded, ReportRef ref) {
    return switch (ReportReader.read(decoded.json())) {
      case ReportReader.Result.Unreadable(var why) -> corrupt(why);
      case ReportReader.Result.Read(var report) ->
          new WithReport(
              new Reported(RunFigures.of(report), report.lines(), decoded.sha256(), ref),
              report,
              decoded.json());
    };
  }

  private static Judgement corrupt(String message) {
    return new WithoutReport(new ReportCorrupt(message));
  }

  private static String said(ChildExit exit, String what) {
    return exit.lastWords().isEmpty() ? what + "." : what + ": " + exit.lastWords();
  }
}
