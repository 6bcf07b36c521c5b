package dev.threadlab.operator.decision;

import dev.threadlab.crds.Run;
import dev.threadlab.crds.Run.Line;
import dev.threadlab.crds.Run.ReportRef;
import dev.threadlab.experiment.run.RecordedRun;
import dev.threadlab.experiment.run.RunFigures;
import dev.threadlab.experiment.run.RunOutcome;
import dev.threadlab.operator.job.Labels.RunId;
import dev.threadlab.operator.ledger.Entry;
import dev.threadlab.operator.ledger.Ledger;
import dev.threadlab.operator.observation.Observation;
import dev.threadlab.report.LineReport;
import dev.threadlab.report.RunReport;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Makes recorded runs of the ledger's entries. An entry has no line reports: those of new runs come
 * from their reports, those of others from the status before.
 */
final class Recorded {
  private static final long NANOS_PER_MICRO = 1000;

  private final Observation seen;
  private final Ledger ledger;
  private final Map<RunId, RunReport> reports;
  private final Map<RunId, Run> shown;
  private final Map<RunId, String> pages = new HashMap<>();

  private Recorded(Observation seen, Ledger ledger, Map<RunId, RunReport> reports) {
    this.seen = seen;
    this.ledger = ledger;
    this.reports = reports;
    var status = seen.experiment().getStatus();
    this.shown =
        status == null
            ? Map.of()
            : status.runs().stream()
                .collect(
                    Collectors.toMap(
                        run -> new RunId(run.index(), run.attempt()), Function.identity()));
    ledger
        .pages()
        .forEach((name, page) -> page.entries().forEach(entry -> pages.put(entry.id(), name)));
  }

  /** The attempts that have ended and are not made up for; {@code reports} are those at hand. */
  static List<RecordedRun> of(Observation seen, Ledger ledger, Map<RunId, RunReport> reports) {
    var recorded = new Recorded(seen, ledger, reports);
    return recorded.ledger.finished().stream().map(recorded::run).toList();
  }

  private RecordedRun run(Entry entry) {
    return new RecordedRun(
        seen.plan().runs().get(entry.run()),
        entry.attempt(),
        entry.node(),
        entry.pod(),
        outcome(entry));
  }

  private RunOutcome outcome(Entry entry) {
    String message = Objects.requireNonNullElse(entry.message(), "");
    return switch (entry.outcome()) {
      case Reported -> reported(entry);
      case OutOfMemory -> new RunOutcome.OutOfMemory(message);
      case TimedOut -> new RunOutcome.TimedOut(message);
      case ThreadNotCreated -> new RunOutcome.ThreadNotCreated(message);
      case Crashed ->
          new RunOutcome.Crashed(Objects.requireNonNullElse(entry.exitCode(), -1), message);
      case ReportCorrupt -> new RunOutcome.ReportCorrupt(message);
      case ImageNotPulled -> new RunOutcome.ImageNotPulled(message);
      case Unschedulable -> new RunOutcome.Unschedulable(message);
      case NotStarted -> new RunOutcome.NotStarted(message);
      case NotResized -> new RunOutcome.NotResized(message);
      case PodLost -> new RunOutcome.PodLost(message);
      case Superseded ->
          throw new IllegalStateException("an entry says how an attempt ended: " + entry.id());
    };
  }

  private RunOutcome reported(Entry entry) {
    RunFigures figures = entry.figures();
    String sha256 = entry.sha256();
    if (figures == null || sha256 == null) {
      throw new IllegalStateException("the entry of run " + entry.id() + " has no figures");
    }
    List<LineReport> lines = lines(entry);
    boolean leftOut = lines.isEmpty() && entry.lines() > 0;
    return new RunOutcome.Reported(figures, lines, leftOut, sha256, ref(entry), entry.message());
  }

  private @Nullable ReportRef ref(Entry entry) {
    return entry.reportBytes() == 0
        ? null
        : new ReportRef(pages.get(entry.id()), Ledger.reportKey(entry.id()));
  }

  private List<LineReport> lines(Entry entry) {
    RunReport report = reports.get(entry.id());
    if (report != null) {
      return report.lines();
    }
    Run before = shown.get(entry.id());
    return before == null ? List.of() : before.lines().stream().map(Recorded::line).toList();
  }

  private static LineReport line(Line line) {
    return new LineReport(
        line.line(),
        line.thread(),
        line.threadId(),
        line.pid(),
        line.threads(),
        line.cpu(),
        nanos(line.startMicros()),
        nanos(line.endMicros()),
        nanos(line.waitedMicros()),
        nanos(line.workedMicros()));
  }

  private static @Nullable Long nanos(@Nullable Long micros) {
    return micros == null ? null : micros * NANOS_PER_MICRO;
  }
}
