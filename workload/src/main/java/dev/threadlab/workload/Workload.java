package dev.threadlab.workload;

import dev.threadlab.integrity.Integrity;
import dev.threadlab.integrity.OutputCheck;
import dev.threadlab.report.Iteration;
import dev.threadlab.report.LineReport;
import dev.threadlab.report.RunReport;
import dev.threadlab.report.Sha256;
import dev.threadlab.report.Task;
import dev.threadlab.report.ThreadUsage;
import dev.threadlab.workload.cgroup.Cgroup;
import dev.threadlab.workload.hardware.HardwareTable;
import dev.threadlab.workload.probe.ThreadCount;
import dev.threadlab.workload.strategy.Copied;
import dev.threadlab.workload.strategy.Copy;
import dev.threadlab.workload.strategy.Job;
import dev.threadlab.workload.strategy.Strategy;
import dev.threadlab.workload.top.ThreadTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** One run: every iteration, then the report of what was seen. */
final class Workload {
  private final Arguments arguments;
  private final Input input;
  private final Job job;
  private final Cgroup cgroup;
  private final Meter meter;
  private final Startup startup;
  private final List<Iteration> iterations = new ArrayList<>();
  private final BitSet cpusSeen = new BitSet();
  private final Evidence evidence = new Evidence();
  private Integrity integrity = Integrity.NONE;
  private List<LineReport> lines = List.of();
  private int linesOmitted;
  private List<ThreadUsage> threads = List.of();

  private Workload(Arguments arguments, Input input, Startup startup, List<String> program) {
    this.arguments = arguments;
    this.input = input;
    this.startup = startup;
    this.cgroup = Cgroup.ofThisProcess(startup.pid());
    this.meter = new Meter(cgroup, arguments.strategy() == Strategy.Sequential);
    this.job = job(arguments, input, startup, program);
  }

  /**
   * What every iteration does, in this process as in those that it starts.
   *
   * @param program the command line that started this process
   */
  static Job job(Arguments arguments, Input input, Startup startup, List<String> program) {
    return new Job(
        input.path(),
        input.bytes(),
        input.lines(),
        arguments.directory().resolve("output"),
        arguments.strategy(),
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
    Copy.prepare(job);
    Meter.Reading before = meter.read();
    Copied copied = Copy.run(job);
    Meter.Reading after = meter.read();
    if (index == 0) {
      startup.firstLineAt(copied.firstTaken());
    }
    if (last) {
      threads = ThreadTable.read(Path.of("/proc"));
      lines = copied.lines();
      linesOmitted = copied.records() - lines.size();
    }
    record(index, copied, before, after);
  }

  private void record(int index, Copied copied, Meter.Reading before, Meter.Reading after)
      throws IOException {
    boolean warmup = index < arguments.warmup();
    Integrity found = OutputCheck.compare(input.path(), job.output());
    if (!warmup) {
      integrity = integrity.plus(found);
      cpusSeen.or(copied.cpus());
    }
    iterations.add(
        new Iteration(
            index,
            warmup,
            copied.durationNanos(),
            after.process().cpuNanos() - before.process().cpuNanos(),
            copied.threadsMost(),
            after.since(before),
            evidence.within(found)));
  }

  private RunReport report() throws IOException {
    return new RunReport(
        RunReport.VERSION,
        task(),
        startup.facts(),
        CpuFacts.of(cgroup, cpusSeen),
        iterations,
        lines,
        linesOmitted,
        threads,
        HardwareTable.read(cgroup.version()),
        integrity,
        Sha256.of(job.output()));
  }

  private Task task() {
    return new Task(
        arguments.strategy().name(),
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
