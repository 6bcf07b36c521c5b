package dev.threadlab.experiment.run;

import dev.threadlab.crds.FileSource;
import dev.threadlab.crds.Profile;
import dev.threadlab.crds.ThreadExperimentSpec;
import dev.threadlab.crds.Variant;
import dev.threadlab.crds.Work;
import dev.threadlab.experiment.plan.PlannedRun;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The workload's command line: what one run is told to do. */
public final class RunArguments {
  private final List<String> words = new ArrayList<>();

  private RunArguments() {}

  /**
   * The arguments of a process that does runs of this variant one after another, each when its CPU
   * limit has become that of its profile.
   *
   * @param sizes those profiles; empty for one run under whatever limits there are
   * @param files where the runs find their files
   */
  public static List<String> of(
      ThreadExperimentSpec spec, Variant variant, List<Profile> sizes, Files files) {
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
    if (!sizes.isEmpty()) {
      arguments
          .option(
              "--sizes",
              sizes.stream()
                  .map(size -> Long.toString(size.cpuMillis()))
                  .collect(Collectors.joining(",")))
          .option("--size-seconds", spec.runTimeoutSeconds());
    }
    if (variant.command() != null) {
      arguments.words.add("--");
      arguments.words.addAll(variant.command());
    }
    return arguments.words;
  }

  /** The profiles that one process goes through for these runs; empty where it does but one. */
  public static List<Profile> sizes(ThreadExperimentSpec spec, List<PlannedRun> runs) {
    return switch (spec.resize()) {
      case None -> List.of();
      case InPlace -> runs.stream().map(run -> spec.profile(run.profile())).toList();
    };
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
