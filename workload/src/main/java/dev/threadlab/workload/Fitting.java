package dev.threadlab.workload;

import dev.threadlab.report.Frames;
import dev.threadlab.report.LineReport;
import dev.threadlab.report.ReportWriter;
import dev.threadlab.report.RunReport;
import java.util.List;

/** A report's JSON, with as many line reports as the log has room for. */
final class Fitting {
  private Fitting() {}

  /**
   * The whole report, or else the one with half the line reports, and so on.
   *
   * @param reports how many reports share the log
   */
  static byte[] json(RunReport report, int reports) {
    byte[] json = ReportWriter.write(report);
    int kept = report.lines().size();
    while (!Frames.fits(json, reports) && kept > 0) {
      kept /= 2;
      json = ReportWriter.write(withLines(report, kept));
    }
    return json;
  }

  private static RunReport withLines(RunReport report, int kept) {
    List<LineReport> lines = report.lines().subList(0, kept);
    return new RunReport(
        report.version(),
        report.task(),
        report.process(),
        report.cpus(),
        report.iterations(),
        lines,
        report.linesOmitted() + report.lines().size() - kept,
        report.threads(),
        report.hardware(),
        report.integrity(),
        report.outputSha256());
  }
}
