package dev.threadlab.cli.run;

import dev.threadlab.crds.ThreadExperimentSpec;
import dev.threadlab.crds.Variant;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What the workload is told. */
final class Workload {
  private Workload() {}

  /**
   * The arguments of one run.
   *
   * @param input the file to copy
   * @param directory where the output goes
   * @param terminationLog where it signs its report
   */
  static List<String> arguments(
      ThreadExperimentSpec spec, Variant variant, Path input, Path directory, Path terminationLog) {
    var arguments = new ArrayList<String>();
    var work = spec.work();
    add(arguments, "--strategy", variant.strategy());
    add(arguments, "--synchronization", variant.synchronization());
    add(arguments, "--input", input);
    add(arguments, "--hash-rounds", work.hashRounds());
    add(arguments, "--sleep-micros", work.sleepMicros());
    if (work.fsync()) {
      arguments.add("--fsync");
    }
    if (work.reopen()) {
      arguments.add("--reopen");
    }
    add(arguments, "--warmup", spec.iterations().warmup());
    add(arguments, "--measured", spec.iterations().measured());
    add(arguments, "--dir", directory);
    add(arguments, "--termination-log", terminationLog);
    return arguments;
  }

  private static void add(List<String> arguments, String option, Object value) {
    arguments.add(option);
    arguments.add(value.toString());
  }
}
