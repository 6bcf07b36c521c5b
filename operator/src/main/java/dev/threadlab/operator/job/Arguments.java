package dev.threadlab.operator.job;

import dev.threadlab.crds.ThreadExperimentSpec;
import dev.threadlab.crds.Variant;
import java.util.ArrayList;
import java.util.List;

/** The workload's command line. */
final class Arguments {
  private Arguments() {}

  static List<String> of(ThreadExperimentSpec spec, Variant variant) {
    var arguments = new ArrayList<String>();
    add(arguments, "--strategy", variant.strategy());
    add(arguments, "--synchronization", variant.synchronization());
    if (spec.input().lines() == null) {
      add(arguments, "--input", RunJob.INPUT_DIRECTORY + "/" + PodShape.INPUT);
    } else {
      add(arguments, "--lines", spec.input().lines());
    }
    add(arguments, "--hash-rounds", spec.work().hashRounds());
    add(arguments, "--sleep-micros", spec.work().sleepMicros());
    if (spec.work().fsync()) {
      arguments.add("--fsync");
    }
    if (spec.work().reopen()) {
      arguments.add("--reopen");
    }
    add(arguments, "--warmup", spec.iterations().warmup());
    add(arguments, "--measured", spec.iterations().measured());
    add(arguments, "--dir", RunJob.WORK_DIRECTORY);
    return arguments;
  }

  private static void add(List<String> arguments, String option, Object value) {
    arguments.add(option);
    arguments.add(value.toString());
  }
}
