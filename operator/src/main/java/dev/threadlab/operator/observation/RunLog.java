package dev.threadlab.operator.observation;

import dev.threadlab.report.RunReport;

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

  /** No report, and why. */
  record NoReport(String why) implements RunLog {}

  /** The last lines, of a pod that gave no report. */
  record LastLines(String text) implements RunLog {}
}
