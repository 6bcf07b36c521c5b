package dev.threadlab.workload;

import dev.threadlab.report.ProcessFacts;
import dev.threadlab.workload.probe.Kernel;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** This process, and how long it took to its first line. */
final class Startup {
  private final ThisProcess process;
  private final boolean beginsRun;

  /** What to add to a time of {@link System#nanoTime} for one since the machine started. */
  private final long sinceBoot = Kernel.bootNanos() - System.nanoTime();

  private @Nullable Long micros;

  Startup() {
    this(ThisProcess.find(), true);
  }

  private Startup(ThisProcess process, boolean beginsRun) {
    this.process = process;
    this.beginsRun = beginsRun;
  }

  /** The same process for another run, which did not start it. */
  Startup before() {
    return new Startup(process, false);
  }

  long pid() {
    return process.pid();
  }

  /** Told once, when the first line was taken by {@link System#nanoTime}. */
  void firstLineAt(long nanoTime) {
    if (beginsRun && process.startedNanos() != null) {
      micros = (nanoTime + sinceBoot - process.startedNanos()) / 1000;
    }
  }

  /** The process as the report has it, its memory as of now. */
  ProcessFacts facts() {
    return new ProcessFacts(
        process.pid(), "OpenJDK " + Runtime.version(), micros, maxResidentBytes(), null, null);
  }

  /** Not by {@code getrusage}, which still counts the program that started this one. */
  private static @Nullable Long maxResidentBytes() {
    var status = ProcFile.read(Path.of("/proc/self/status"));
    var kilobytes = status == null ? null : ProcFile.field(status, "VmHWM:");
    return kilobytes == null ? null : Long.parseLong(kilobytes.replace(" kB", "")) << 10;
  }
}
