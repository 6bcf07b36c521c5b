package dev.threadlab.workload;

import dev.threadlab.integrity.Block;
import dev.threadlab.integrity.Blocks;
import dev.threadlab.integrity.Integrity;
import dev.threadlab.report.LineReport;
import dev.threadlab.report.RunReport;
import dev.threadlab.workload.command.Invocation;
import dev.threadlab.workload.command.Invoked;
import java.io.IOException;

/**
 * Runs the user's own command.
 *
 * @param invocation how
 */
record Commanding(Invocation invocation) implements Work {
  @Override
  public void prepare() throws IOException {
    invocation.prepare();
  }

  @Override
  public Done perform() throws IOException {
    Invoked invoked = invocation.run();
    return new Done(
        invoked.durationNanos(),
        invoked.startedNanos(),
        invoked.threadsMost(),
        invoked.runnable(),
        invoked.cpus(),
        this::reports,
        invoked::threads);
  }

  private Reports reports() throws IOException {
    Blocks blocks = invocation.blocks(RunReport.LINES_KEPT);
    return new Reports(blocks.first().stream().map(Commanding::report).toList(), blocks.others());
  }

  /** The thread's number and the times are in no block. */
  private static LineReport report(Block block) {
    return new LineReport(
        block.line(),
        block.thread(),
        null,
        block.pid() == null ? null : block.pid().longValue(),
        block.threads(),
        block.cpu(),
        null,
        null,
        null,
        null);
  }

  @Override
  public Integrity check() {
    return invocation.check();
  }
}
