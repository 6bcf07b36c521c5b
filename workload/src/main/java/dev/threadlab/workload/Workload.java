package dev.threadlab.workload;

import dev.threadlab.integrity.Integrity;
import dev.threadlab.report.Iteration;
import dev.threadlab.report.RunReport;
import dev.threadlab.report.Sha256;
import dev.threadlab.report.Task;
import dev.threadlab.report.ThreadUsage;
import dev.threadlab.workload.cgroup.Cgroup;
import dev.threadlab.workload.command.Command;
import dev.threadlab.workload.command.Invocation;
import dev.threadlab.workload.hardware.HardwareTable;
import dev.threadlab.workload.probe.ThreadCount;
import dev.threadlab.workload.strategy.Job;
import dev.threadlab.workload.strategy.Strategy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;

/** One run: every iteration, then the report of what was seen. */
final class Workload {
  /** What a report calls the strategy of a command of the user's own. */
  private static final String COMMAND = "Command";

  private final Arguments arguments;
  private final Input input;
  private final Path output;
  private final Work work;
  private final Cgroup cgroup;
  private final Meter meter;
  private final Startup startup;
  private final List<Iteration> iterations = new ArrayList<>();
  private final BitSet cpusSeen = new BitSet();
  private final List<Integer> runnable = new ArrayList<>();
  private final Evidence evidence = new Evidence();
  private Integrity integrity = Integrity.NONE;
  private Work.Reports lines = new Work.Reports(List.of(), 0);
  private List<ThreadUsage> threads = List.of();

  private Workload(Arguments arguments, Input input, Startup startup, List<String> program)
      throws IOException {
    this.arguments = arguments;
    this.input = input;
    this.startup = startup;
    this.output = output(arguments);
    this.cgroup = Cgroup.ofThisProcess(startup.pid());
    this.meter = new Meter(cgroup, whose(arguments));
    this.work = work(arguments, input, startup, program);
  }

  private static Path output(Arguments arguments) {
    return arguments.directory().resolve("output");
  }

  private static Meter.Whose whose(Arguments arguments) {
    if (arguments.command() != null) {
      return Meter.Whose.Children;
    }
    return arguments.strategy() == Strategy.Sequential
        ? Meter.Whose.ThisThread
        : Meter.Whose.ThisProcess;
  }

  private static Work work(Arguments arguments, Input input, Startup startup, List<String> program)
      throws IOException {
    Command command = arguments.command();
    return command == null
        ? new Copying(job(arguments, input, startup, program))
        : new Commanding(
            Invocation.of(command, arguments.directory(), input.path(), startup.pid()));
  }

  /**
   * What every iteration of a strategy does, in this process as in those that it starts.
   *
   * @param program the command line that started this process
   */
  static Job job(Arguments arguments, Input input, Startup startup, List<String> program) {
    return new Job(
        input.path(),
        input.bytes(),
        input.lines(),
        output(arguments),
        Objects.requireNonNull(arguments.strategy()),
        arguments.threads(),
        arguments.synchronization(),
        arguments.hashRounds(),
        arguments.sleepMicros(),
        arguments.fsync(),
        arguments.reopen(),
        arguments.rereadInput(),
        startup.pid(),
        ThreadCount.ofThisProcess(),
        program);
  }

  /**
   * Runs it all.
   *
   * @param program the command line that started this process
   * @throws RefusedException when the input cannot be read or has too many lines for the strategy
   * @throws IOException when the output cannot be written or read again
   */
  static RunReport run(Arguments arguments, Startup startup, List<String> program)
      throws IOException, RefusedException {
    Input input = Input.of(arguments);
    if (arguments.strategy() == Strategy.ThreadPerLine
        && arguments.threads() == 0
        && input.lines() > Strategy.THREADS_MOST) {
      throw new RefusedException(
          "ThreadPerLine takes at most "
              + Strategy.THREADS_MOST
              + " lines, the input has "
              + input.lines()
              + ": give fewer, or say with --threads how many may be alive at once");
    }
    Workload workload = new Workload(arguments, input, startup, program);
    int last = arguments.warmup() + arguments.measured() - 1;
    for (int index = 0; index <= last; index++) {
      workload.iterate(index, index == last);
    }
    return workload.report();
  }

  private void iterate(int index, boolean last) throws IOException {
    work.prepare();
    Meter.Reading before = meter.read();
    Work.Done done = work.perform();
    Meter.Reading after = meter.read();
    if (index == 0) {
      startup.firstLineAt(done.firstNanos());
    }
    if (last) {
      threads = done.threads().get();
      lines = done.lines().reports();
    }
    record(index, done, before, after);
  }

  private void record(int index, Work.Done done, Meter.Reading before, Meter.Reading after)
      throws IOException {
    boolean warmup = index < arguments.warmup();
    Integrity found = work.check();
    if (!warmup) {
      integrity = integrity.plus(found);
      cpusSeen.or(done.cpus());
      runnable.addAll(done.runnable());
    }
    iterations.add(
        new Iteration(
            index,
            warmup,
            done.durationNanos(),
            after.process().cpuNanos() - before.process().cpuNanos(),
            after.harnessMicrosSince(before),
            done.threadsMost(),
            after.since(before),
            evidence.within(found)));
  }

  private RunReport report() throws IOException {
    return new RunReport(
        RunReport.VERSION,
        task(),
        startup.facts(),
        CpuFacts.of(cgroup, cpusSeen, arguments.command() == null, runnable),
        iterations,
        lines.first(),
        lines.others(),
        threads,
        HardwareTable.read(cgroup.version()),
        integrity,
        Sha256.of(output));
  }

  private Task task() {
    return new Task(
        arguments.strategy() == null ? COMMAND : arguments.strategy().name(),
        arguments.threads() == 0 ? null : arguments.threads(),
        arguments.synchronization().name(),
        input.lines(),
        arguments.hashRounds(),
        arguments.sleepMicros(),
        arguments.fsync(),
        arguments.reopen(),
        arguments.rereadInput(),
        arguments.warmup(),
        arguments.measured());
  }
}
