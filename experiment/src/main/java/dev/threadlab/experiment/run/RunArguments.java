package dev.threadlab.experiment.run;

import dev.threadlab.crds.FileSource;
import dev.threadlab.crds.ThreadExperimentSpec;
import dev.threadlab.crds.Variant;
import dev.threadlab.crds.Work;
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
   * @param files where the run finds its files
   */
  public static List<String> of(ThreadExperimentSpec spec, Variant variant, Files files) {
    var arguments = new RunArguments();
    if (variant.command() == null) {
      arguments.strategy(variant, spec.work());
    } else {
      arguments.commandOptions(variant, files);
    }
    arguments
        .option("--input", files.input())
        .option("--lines", files.input() == null ? spec.input().lines() : null)
        .option("--warmup", spec.iterations().warmup())
        .option("--measured", spec.iterations().measured())
        .option("--dir", files.directory());
    if (variant.command() != null) {
      arguments.words.add("--");
      arguments.words.addAll(variant.command());
    }
    return arguments.words;
  }

  /**
   * Where a run finds its files.
   *
   * @param input the file to copy; null for a workload that is to generate {@code input.lines}
   * @param directory where the output goes
   * @param script the command's script; null if it has none, or one whose text is given
   * @param expected the output that is expected; null if none is, or one whose text is given
   */
  public record Files(
      @Nullable String input,
      String directory,
      @Nullable String script,
      @Nullable String expected) {}

  private void strategy(Variant variant, Work work) {
    option("--strategy", variant.strategy());
    option("--threads", variant.threads());
    option("--synchronization", variant.synchronization());
    option("--hash-rounds", work.hashRounds());
    option("--sleep-micros", work.sleepMicros());
    flag("--fsync", work.fsync());
    flag("--reopen", work.reopen());
    flag("--reread-input", work.rereadInput());
  }

  private void commandOptions(Variant variant, Files files) {
    option("--check", variant.check());
    option("--script", files.script());
    option("--script-text", text(variant.script()));
    option("--expected", files.expected());
    option("--expected-text", text(variant.expectedOutput()));
    if (variant.env() != null) {
      variant.env().forEach(each -> option("--env", each.name() + "=" + each.value()));
    }
  }

  private static @Nullable String text(@Nullable FileSource source) {
    return source == null ? null : source.text();
  }

  /** What has no value is left out. */
  private RunArguments option(String name, @Nullable Object value) {
    if (value != null) {
      words.add(name);
      words.add(value.toString());
    }
    return this;
  }

  private void flag(String name, boolean set) {
    if (set) {
      words.add(name);
    }
  }
}
