package dev.threadlab.operator.decision;

import dev.threadlab.crds.Run.Outcome;
import dev.threadlab.experiment.report.CpuSize;
import dev.threadlab.experiment.run.RunFigures;
import dev.threadlab.operator.ledger.Entry;
import dev.threadlab.operator.observation.Hindrance;
import dev.threadlab.operator.observation.RunLog;
import dev.threadlab.operator.observation.RunLog.Gone;
import dev.threadlab.operator.observation.RunLog.LastLines;
import dev.threadlab.operator.observation.RunLog.NoReport;
import dev.threadlab.operator.observation.RunLog.Report;
import dev.threadlab.operator.observation.RunLog.Signed;
import dev.threadlab.operator.observation.RunState.Accompanied;
import dev.threadlab.operator.observation.RunState.Exited;
import dev.threadlab.operator.observation.RunState.Expired;
import dev.threadlab.operator.observation.RunState.Lost;
import dev.threadlab.operator.observation.RunState.Queued;
import dev.threadlab.operator.observation.RunState.Running;
import dev.threadlab.operator.observation.RunState.Starting;
import dev.threadlab.operator.observation.SeenRun;
import dev.threadlab.report.RunReport;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Says whether and how an attempt has ended.
 *
 * @param timeoutSeconds what a run may take to start, and again to run
 * @param now the time
 */
record Judgement(int timeoutSeconds, Instant now) {
  /** The workload says so by its exit code. */
  private static final int NO_THREAD = 71;

  /** The workload says so that its CPU limit did not become its size. */
  private static final int NOT_RESIZED = 73;

  /** The JVM ends so when it has no memory left. */
  private static final int NO_HEAP = 3;

  private static final int LONGEST_MESSAGE = 1000;

  /** When its time will have passed, of a run that may start. */
  Instant deadline(SeenRun run) {
    Instant since = run.state() instanceof Running(var started) ? started : run.startableAt();
    return since.plusSeconds(timeoutSeconds);
  }

  /** The entry of an attempt that has ended; empty while it has not, or while its log is read. */
  Optional<Entry> of(SeenRun run) {
    return switch (run.state()) {
      case Starting(var hindrance) when isLate(run) -> Optional.of(notStarted(run, hindrance));
      case Running _ when run.log() instanceof Report report -> Optional.of(reported(run, report));
      case Running _ when run.log() instanceof NoReport(var why) ->
          Optional.of(failed(run, Outcome.ReportCorrupt, why));
      case Running _ when isLate(run) -> Optional.of(late(run));
      case Accompanied _ when isLate(run) -> Optional.of(notStarted(run, null));
      case Queued _, Starting _, Accompanied _, Running _ -> Optional.empty();
      case Exited(_, var outOfMemory, _) when outOfMemory ->
          Optional.of(
              failed(run, Outcome.OutOfMemory, "The kernel killed it for its memory limit."));
      case Exited exited -> Optional.ofNullable(run.log()).map(log -> exited(run, exited, log));
      case Lost(var why) -> Optional.of(failed(run, Outcome.PodLost, why));
      case Expired(var why) -> Optional.of(failed(run, Outcome.TimedOut, why));
    };
  }

  private boolean isLate(SeenRun run) {
    return !now.isBefore(deadline(run));
  }

  private Entry notStarted(SeenRun run, @Nullable Hindrance hindrance) {
    if (hindrance == null) {
      return timedOut(run, "It did not start for");
    }
    Outcome outcome =
        switch (hindrance.kind()) {
          case Image -> Outcome.ImageNotPulled;
          case Scheduling -> Outcome.Unschedulable;
          case Other -> Outcome.NotStarted;
        };
    return failed(run, outcome, hindrance.reason() + ": " + hindrance.message());
  }

  private Entry late(SeenRun run) {
    Hindrance hindrance = run.sizing() == null ? null : run.sizing().hindrance();
    return hindrance == null
        ? timedOut(run, "It ran for longer than")
        : failed(run, Outcome.NotResized, hindrance.reason() + ": " + hindrance.message());
  }

  private Entry timedOut(SeenRun run, String what) {
    return failed(run, Outcome.TimedOut, "%s %d s.".formatted(what, timeoutSeconds));
  }

  private Entry exited(SeenRun run, Exited end, RunLog log) {
    return switch (log) {
      case Report report -> reported(run, report);
      case Gone(var why, var signed) when signed != null -> withoutLog(run, why, signed);
      case Gone(var why, _) -> failed(run, Outcome.ReportCorrupt, why);
      case NoReport(var why) -> failed(run, Outcome.ReportCorrupt, why);
      case LastLines(var text) -> crashed(run, end.code(), text);
    };
  }

  private Entry crashed(SeenRun run, int code, String lastLines) {
    return switch (code) {
      case NO_HEAP -> failed(run, Outcome.OutOfMemory, "Its Java heap was full. " + lastLines);
      case NOT_RESIZED -> failed(run, Outcome.NotResized, lastLines);
      case NO_THREAD -> failed(run, Outcome.ThreadNotCreated, lastLines);
      default ->
          entry(
              run,
              Outcome.Crashed,
              code,
              "Exit code %d. %s".formatted(code, lastLines),
              null,
              0,
              null);
    };
  }

  private Entry failed(SeenRun run, Outcome outcome, String message) {
    return entry(run, outcome, null, message, null, 0, null);
  }

  private Entry reported(SeenRun run, Report report) {
    RunReport whole = report.report();
    return wrongSize(run, whole)
        .map(why -> failed(run, Outcome.ReportCorrupt, why))
        .orElseGet(() -> reported(run, report, whole));
  }

  private static Optional<String> wrongSize(SeenRun run, RunReport report) {
    return Optional.ofNullable(run.sizing())
        .flatMap(sizing -> CpuSize.mismatch(report, sizing.wanted().cpuMillis()));
  }

  private Entry reported(SeenRun run, Report report, RunReport whole) {
    return entry(
        run,
        Outcome.Reported,
        null,
        null,
        RunFigures.of(whole),
        whole.lines().size(),
        report.sha256());
  }

  /** A result outlives its log; what only the log had is absent. */
  private Entry withoutLog(SeenRun run, String why, Signed signed) {
    return entry(run, Outcome.Reported, null, why, signed.figures(), 0, signed.sha256());
  }

  private Entry entry(
      SeenRun run,
      Outcome outcome,
      @Nullable Integer exitCode,
      @Nullable String message,
      @Nullable RunFigures figures,
      int lines,
      @Nullable String sha256) {
    return new Entry(
        run.id().run(),
        run.id().attempt(),
        run.node(),
        run.pod(),
        run.startableAt().toString(),
        now.truncatedTo(ChronoUnit.SECONDS).toString(),
        outcome,
        exitCode,
        message == null ? null : cut(message.strip()),
        figures,
        lines,
        sha256,
        0);
  }

  private static String cut(String message) {
    return message.length() <= LONGEST_MESSAGE ? message : message.substring(0, LONGEST_MESSAGE);
  }
}
