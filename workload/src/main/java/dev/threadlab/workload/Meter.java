package dev.threadlab.workload;

import dev.threadlab.report.Counters;
import dev.threadlab.workload.cgroup.Cgroup;
import dev.threadlab.workload.cgroup.CpuReading;
import dev.threadlab.workload.probe.Kernel;
import dev.threadlab.workload.probe.ProcessUsage;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Reads every counter that is held against itself before and after an iteration.
 *
 * @param cgroup the cgroup of this process
 * @param whose who does the work
 */
record Meter(Cgroup cgroup, Whose whose) {
  private static final Path SCHEDULING = Path.of("/proc/thread-self/sched");

  /** Who does the work. */
  enum Whose {
    /** The calling thread alone, so that its migrations are those of the work. */
    ThisThread,
    /** This process, with those that it starts. */
    ThisProcess,
    /** Processes that this one starts: what this one uses is the price of measuring. */
    Children
  }

  Reading read() {
    return new Reading(
        cgroup.read(),
        whose == Whose.Children ? Kernel.childrenUsage() : Kernel.processUsage(),
        whose == Whose.ThisThread ? migrations() : null,
        whose == Whose.Children ? Kernel.cpuNanos() : null);
  }

  /** From the row {@code se.nr_migrations : 3}; null where the kernel has no such file. */
  private static @Nullable Long migrations() {
    String scheduling = ProcFile.read(SCHEDULING);
    String row = scheduling == null ? null : ProcFile.field(scheduling, "se.nr_migrations");
    return row == null ? null : Long.valueOf(row.substring(row.indexOf(':') + 1).strip());
  }

  /**
   * The counters at one moment.
   *
   * @param cgroup those of the cgroup
   * @param process those of the processes that do the work, where ended
   * @param migrations those of the calling thread, absent unless it works alone
   * @param harnessNanos CPU time of this process, absent where it is the work's own
   */
  record Reading(
      CpuReading cgroup,
      ProcessUsage process,
      @Nullable Long migrations,
      @Nullable Long harnessNanos) {

    /** What measuring has cost since an earlier moment; null where it is not told apart. */
    @Nullable Long harnessMicrosSince(Reading before) {
      Long nanos = moved(before.harnessNanos, harnessNanos);
      return nanos == null ? null : nanos / 1000;
    }

    /** How far they have moved since an earlier moment. */
    Counters since(Reading before) {
      return new Counters(
          moved(before.cgroup.usageNanos(), cgroup.usageNanos()),
          moved(before.cgroup.periods(), cgroup.periods()),
          moved(before.cgroup.throttledPeriods(), cgroup.throttledPeriods()),
          moved(before.cgroup.throttledNanos(), cgroup.throttledNanos()),
          process.voluntarySwitches() - before.process.voluntarySwitches(),
          process.involuntarySwitches() - before.process.involuntarySwitches(),
          moved(before.migrations, migrations),
          moved(before.cgroup.pressureMicros(), cgroup.pressureMicros()));
    }

    private static @Nullable Long moved(@Nullable Long before, @Nullable Long after) {
      return before == null || after == null ? null : after - before;
    }
  }
}
