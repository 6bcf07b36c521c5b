package dev.threadlab.workload;

import dev.threadlab.integrity.Integrity;
import dev.threadlab.integrity.OutputCheck;
import dev.threadlab.report.LineReport;
import dev.threadlab.workload.strategy.Copied;
import dev.threadlab.workload.strategy.Copy;
import dev.threadlab.workload.strategy.Job;
import dev.threadlab.workload.top.ThreadTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Copies the input.
 *
 * @param job how
 */
record Copying(Job job) implements Work {
  @Override
  public void prepare() throws IOException {
    Copy.prepare(job);
  }

  @Override
  public Done perform() throws IOException {
    Copied copied = Copy.run(job);
    return new Done(
        copied.durationNanos(),
        copied.firstTaken(),
        copied.threadsMost(),
        List.of(),
        copied.cpus(),
        () -> reports(copied),
        () -> ThreadTable.read(Path.of("/proc")));
  }

  private static Reports reports(Copied copied) {
    List<LineReport> first = copied.lines();
    return new Reports(first, copied.records() - first.size());
  }

  @Override
  public Integrity check() throws IOException {
    return OutputCheck.compare(job.inputFile(), job.output());
  }
}
