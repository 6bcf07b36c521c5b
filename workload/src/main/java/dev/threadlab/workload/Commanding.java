package dev.threadlab.workload;

import dev.threadlab.integrity.Integrity;
import dev.threadlab.workload.command.Invocation;
import dev.threadlab.workload.command.Invoked;
import java.io.IOException;
import java.util.List;

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
        List::of,
        0,
        invoked::threads);
  }

  @Override
  public Integrity check() throws IOException {
    return invocation.check();
  }
}
