package dev.threadlab.report;

import dev.threadlab.integrity.Integrity;
import dev.threadlab.integrity.Integrity.Evidence;
import dev.threadlab.integrity.Integrity.Fault;
import dev.threadlab.report.Hardware.Disk;
import java.util.List;

/** Reports to test with. */
final class Reports {
  private static final Integrity FAULTY =
      new Integrity(
          2,
          3,
          1,
          1,
          1,
          0,
          List.of(new Evidence(Fault.Torn, "li\"ne\u0001é", 1), new Evidence(Fault.Lost, "x", 0)));

  private Reports() {}

  /** One in which everything is known. */
  static RunReport full() {
    return new RunReport(
        RunReport.VERSION,
        new Task("Pool", 8, "None", 2, 3, 4, true, false, true, 0, 1),
        new ProcessFacts(94, "CPython 3.14.0", 120_000L, 50_000_000L, true, 5_000L),
        new Cpus(500L, 2L << 30, "0-1", 2, 3, List.of(0, 1)),
        List.of(
            new Iteration(
                0,
                false,
                1000,
                900,
                42L,
                30,
                new Counters(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L),
                FAULTY)),
        List.of(new LineReport("line1", "line-1", 95L, 94L, 30, 1, 10L, 20L, 5L, 6L)),
        0,
        List.of(new ThreadUsage(94, "java", "S", 10_000, 20_000, 1)),
        new Hardware(
            "A CPU",
            3000L,
            2,
            1,
            4L << 30,
            List.of(new Disk("/dev/vda", "A disk", 1L << 40)),
            "Linux 6.18",
            2),
        FAULTY,
        "00".repeat(32));
  }

  /** One in which everything that may be absent is. */
  static RunReport bare() {
    return new RunReport(
        RunReport.VERSION,
        new Task("Sequential", null, "Lock", 1, 0, 0, false, true, false, 0, 1),
        new ProcessFacts(94, "OpenJDK 25", null, null, null, null),
        new Cpus(null, null, null, null, null, List.of()),
        List.of(
            new Iteration(
                0,
                false,
                1000,
                900,
                null,
                1,
                new Counters(null, null, null, null, null, null, null, null),
                Integrity.NONE)),
        List.of(new LineReport("line1", null, null, null, null, null, null, null, null, null)),
        0,
        List.of(),
        new Hardware(
            null, null, null, null, null, List.of(new Disk("/dev/vda", null, 1)), null, null),
        Integrity.NONE,
        "00".repeat(32));
  }

  /** The same without a machine. */
  static RunReport withoutHardware() {
    RunReport bare = bare();
    return new RunReport(
        bare.version(),
        bare.task(),
        bare.process(),
        bare.cpus(),
        bare.iterations(),
        bare.lines(),
        bare.linesOmitted(),
        bare.threads(),
        null,
        bare.integrity(),
        bare.outputSha256());
  }
}
