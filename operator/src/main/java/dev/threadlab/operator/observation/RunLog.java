package dev.threadlab.operator.observation;

import dev.threadlab.experiment.run.RunFigures;
import dev.threadlab.report.RunReport;
import org.jspecify.annotations.Nullable;

/** What the log of an ended pod held. */
public sealed interface RunLog {

  /**
   * The run report, the one that the pod signed.
   *
   * @param report the report
   * @param compressed the same as it is kept
   * @param sha256 the digest of its JSON
   */
  @SuppressWarnings("ArrayRecordComponent") // handed over once, neither changed nor compared
  record Report(RunReport report, byte[] compressed, String sha256) implements RunLog {}

  /** A report that is not the one signed, or that makes no sense, and why. */
  record NoReport(String why) implements RunLog {}

  /**
   * The log is gone, or not whole: a rotation, a full disk, a node that does not answer.
   *
   * @param why what is missing
   * @param signed what the pod stated of its report as it ended, absent where it stated nothing
   */
  record Gone(String why, @Nullable Signed signed) implements RunLog {}

  /**
   * What outlives a log.
   *
   * @param sha256 the digest of the report's JSON
   * @param figures those that the pod stated
   */
  record Signed(String sha256, RunFigures figures) {}

  /** The last lines, of a pod that gave no report. */
  record LastLines(String text) implements RunLog {}
}
