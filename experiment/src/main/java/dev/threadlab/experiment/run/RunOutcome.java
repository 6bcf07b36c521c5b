package dev.threadlab.experiment.run;

import dev.threadlab.crds.Run.Outcome;
import dev.threadlab.crds.Run.ReportRef;
import dev.threadlab.report.LineReport;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a run ended. */
public sealed interface RunOutcome {

  /** Its name in the API. */
  default Outcome kind() {
    return switch (this) {
      case Reported _ -> Outcome.Reported;
      case OutOfMemory _ -> Outcome.OutOfMemory;
      case TimedOut _ -> Outcome.TimedOut;
      case ThreadNotCreated _ -> Outcome.ThreadNotCreated;
      case Crashed _ -> Outcome.Crashed;
      case ReportCorrupt _ -> Outcome.ReportCorrupt;
      case ImageNotPulled _ -> Outcome.ImageNotPulled;
      case Unschedulable _ -> Outcome.Unschedulable;
      case NotStarted _ -> Outcome.NotStarted;
      case NotResized _ -> Outcome.NotResized;
      case PodLost _ -> Outcome.PodLost;
    };
  }

  /**
   * It gave a report, whether or not its output was right. Where that was lost, the run counts by
   * the figures that it had signed.
   *
   * @param figures what counts of the report
   * @param lines the line reports of its last measured iteration
   * @param linesLeftOut whether its line reports are not here because an earlier status had no room
   *     for them
   * @param sha256 the digest of the report
   * @param ref where the report is kept, absent where it was lost or too large to be kept
   * @param loss why the report was lost, absent where it was not
   */
  record Reported(
      RunFigures figures,
      List<LineReport> lines,
      boolean linesLeftOut,
      String sha256,
      @Nullable ReportRef ref,
      @Nullable String loss)
      implements RunOutcome {
    public Reported {
      lines = List.copyOf(lines);
    }

    /** A run with its line reports. */
    public Reported(
        RunFigures figures, List<LineReport> lines, String sha256, @Nullable ReportRef ref) {
      this(figures, lines, false, sha256, ref, null);
    }
  }

  /** It ended without a report. */
  sealed interface Failed extends RunOutcome {
    /** The cause in a sentence. */
    String message();
  }

  /** The kernel killed it for its memory limit, or the runtime had no memory left. */
  record OutOfMemory(String message) implements Failed {}

  /** It was ended at its timeout. */
  record TimedOut(String message) implements Failed {}

  /** The system refused it a thread. */
  record ThreadNotCreated(String message) implements Failed {}

  /** It ended with an exit code that is none of the above. */
  record Crashed(int exitCode, String message) implements Failed {}

  /** It said that it had written a report, but the report is not whole or not the one it signed. */
  record ReportCorrupt(String message) implements Failed {}

  /** Its image could not be pulled before its time had passed. */
  record ImageNotPulled(String message) implements Failed {}

  /** No node had room for it before its time had passed. */
  record Unschedulable(String message) implements Failed {}

  /** Something else kept it from starting before its time had passed. */
  record NotStarted(String message) implements Failed {}

  /**
   * Its pod, which another run had before it, was not given its size before its time had passed.
   */
  record NotResized(String message) implements Failed {}

  /** Its pod was evicted or deleted, or the node under it was lost, as often as it was tried. */
  record PodLost(String message) implements Failed {}
}
