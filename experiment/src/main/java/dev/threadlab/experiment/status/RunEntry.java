package dev.threadlab.experiment.status;

import dev.threadlab.crds.Run;
import dev.threadlab.crds.Run.Line;
import dev.threadlab.crds.Run.Outcome;
import dev.threadlab.experiment.cells.Throttling;
import dev.threadlab.experiment.run.RecordedRun;
import dev.threadlab.experiment.run.RunOutcome;
import dev.threadlab.experiment.run.RunOutcome.Failed;
import dev.threadlab.experiment.run.RunOutcome.Reported;
import dev.threadlab.report.LineReport;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes a recorded run as the API shows it. */
final class RunEntry {
  /** Enough for the last lines of a log; the rest is in the log. */
  private static final int LONGEST_MESSAGE = 500;

  private static final int KEY_OF_LINES = ",\"lines\":".length();
  private static final int NANOS_PER_MICRO = 1000;

  private RunEntry() {}

  static Run withoutLines(RecordedRun run) {
    return entry(run, List.of());
  }

  static Run whole(RecordedRun run) {
    return entry(run, lines(run.outcome()));
  }

  /** Whether it has line reports that are not here. */
  static boolean hasLeftLinesOut(RecordedRun run) {
    return run.outcome() instanceof Reported reported && reported.linesLeftOut();
  }

  static boolean hasLines(RecordedRun run) {
    return run.outcome() instanceof Reported reported && !reported.lines().isEmpty();
  }

  /** What the line reports add to an entry, in bytes of JSON. */
  static long linesSize(RecordedRun run) {
    return hasLines(run) ? KEY_OF_LINES + StoredSize.of(lines(run.outcome())) : 0;
  }

  private static Run entry(RecordedRun run, List<Line> lines) {
    return switch (run.outcome()) {
      case Reported reported -> reported(run, reported, lines);
      case Failed failed -> failed(run, failed);
    };
  }

  private static Run reported(RecordedRun run, Reported reported, List<Line> lines) {
    var planned = run.planned();
    return new Run(
        planned.index(),
        planned.round(),
        planned.profile(),
        planned.variant(),
        planned.twin() ? true : null,
        run.attempt(),
        run.node(),
        run.pod(),
        run.superseded() ? Outcome.Superseded : reported.kind(),
        reported.loss() == null ? null : Text.within(LONGEST_MESSAGE, reported.loss()),
        reported.figures().durationMicros(),
        Throttling.permille(List.of(reported.figures())),
        reported.figures().integrity(),
        reported.sha256(),
        reported.ref(),
        lines);
  }

  private static Run failed(RecordedRun run, Failed failed) {
    var planned = run.planned();
    return new Run(
        planned.index(),
        planned.round(),
        planned.profile(),
        planned.variant(),
        planned.twin() ? true : null,
        run.attempt(),
        run.node(),
        run.pod(),
        run.superseded() ? Outcome.Superseded : failed.kind(),
        Text.within(LONGEST_MESSAGE, failed.message()),
        null,
        null,
        null,
        null,
        null,
        List.of());
  }

  private static List<Line> lines(RunOutcome outcome) {
    return outcome instanceof Reported reported
        ? reported.lines().stream().map(RunEntry::line).toList()
        : List.of();
  }

  private static Line line(LineReport report) {
    return new Line(
        Text.encodable(report.line()),
        report.thread() == null ? null : Text.encodable(report.thread()),
        report.threadId(),
        report.pid(),
        report.threads(),
        report.cpu(),
        micros(report.startNanos()),
        micros(report.endNanos()),
        micros(report.waitedNanos()),
        micros(report.workedNanos()));
  }

  private static @Nullable Long micros(@Nullable Long nanos) {
    return nanos == null ? null : nanos / NANOS_PER_MICRO;
  }
}
