package dev.threadlab.experiment.run;

import dev.threadlab.crds.ThreadExperimentSpec;
import dev.threadlab.crds.Variant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The workload's command line: what one run is told to do. */
public final class RunArguments {
  private final List<String> words = new ArrayList<>();

  private RunArguments() {}

  /**
   * The arguments of a run of this variant.
   *
   * @param input the file to copy; null for a workload that is to generate {@code input.lines}
   * @param directory where the output goes
   */
  public static List<String> of(
      ThreadExperimentSpec spec, Variant variant, @Nullable String input, String directory) {
    var work = spec.work();
    return new RunArguments()
        .option("--strategy", variant.strategy())
        .option("--threads", variant.threads())
        .option("--synchronization", variant.synchronization())
        .option("--input", input)
        .option("--lines", input == null ? spec.input().lines() : null)
        .option("--hash-rounds", work.hashRounds())
        .option("--sleep-micros", work.sleepMicros())
        .flag("--fsync", work.fsync())
        .flag("--reopen", work.reopen())
        .flag("--reread-input", work.rereadInput())
        .option("--warmup", spec.iterations().warmup())
        .option("--measured", spec.iterations().measured())
        .option("--dir", directory)
        .words;
  }

  /** What has no value is left out. */
  private RunArguments option(String name, @Nullable Object value) {
    if (value != null) {
      words.add(name);
      words.add(value.toString());
    }
    return this;
  }

  private RunArguments flag(String name, boolean set) {
    if (set) {
      words.add(name);
    }
    return this;
  }
}
