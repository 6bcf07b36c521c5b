package dev.threadlab.crds;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import java.util.Objects;

/** A named way to do the work. */
@ValidationRule(
    value = "self.name.matches('^[a-z0-9]([-a-z0-9]*[a-z0-9])?$')",
    message = "a variant's name is lower-case letters, digits and '-', such as threads-locked",
    fieldPath = ".name")
@ValidationRule(
    value =
        "!has(self.strategy) || self.strategy != 'Sequential' || self.synchronization == 'None'",
    message = "Sequential has one thread and nothing to synchronize: leave synchronization out",
    fieldPath = ".synchronization")
@ValidationRule(
    value = "!has(self.threads) || !has(self.strategy) || self.strategy != 'Sequential'",
    message = "Sequential has one thread: leave threads out, or use Pool",
    fieldPath = ".threads")
@ValidationRule(
    value = "!has(self.threads) || !has(self.strategy) || self.strategy != 'VirtualThreads'",
    message =
        "VirtualThreads starts a virtual thread for each line, on as many carriers as there are CPUs: leave threads out, or use Pool",
    fieldPath = ".threads")
@ValidationRule(
    value = "self.language != 'Python' || !has(self.strategy) || self.strategy != 'VirtualThreads'",
    message = "Python has no virtual threads: use ThreadPerLine, Pool or Processes",
    fieldPath = ".strategy")
@ValidationRule(
    value = "has(self.threads) || !has(self.strategy) || self.strategy != 'Pool'",
    message = "Pool needs the number of its threads, for instance threads: 8",
    fieldPath = ".threads")
@ValidationRule(
    value =
        "!has(self.strategy) || self.strategy != 'Processes' || has(self.threads) && self.threads <= 64",
    message = "Processes needs the number of processes, 1 to 64, for instance threads: 3",
    fieldPath = ".threads")
@ValidationRule(
    value = "has(self.strategy) && self.strategy != 'Command' || has(self.command)",
    message = "give a strategy, or a command of your own, for instance command: [sh, my-script.sh]",
    fieldPath = ".strategy")
@ValidationRule(
    value = "!has(self.command) || !has(self.strategy) || self.strategy == 'Command'",
    message = "a command takes the place of a strategy: leave one of them out",
    fieldPath = ".strategy")
@ValidationRule(
    value =
        "!has(self.command) || !has(self.threads) && self.synchronization == 'None' && self.language == 'Java'",
    message = "a command runs as it is: leave threads, synchronization and language out",
    fieldPath = ".command")
@ValidationRule(
    value =
        "has(self.command) || !has(self.image) && !has(self.script) && !has(self.env)"
            + " && !has(self.check) && !has(self.expectedOutput)",
    message =
        "image, script, env, check and expectedOutput are those of a command: give one, or leave them out",
    fieldPath = ".command")
@ValidationRule(
    value = "!has(self.expectedOutput) || !has(self.check) || self.check != 'None'",
    message = "an output that is not checked has nothing to be expected: leave expectedOutput out",
    fieldPath = ".expectedOutput")
@ValidationRule(
    value = "!has(self.image) || self.image.matches('^[^[:space:]]+$')",
    message = "the name of a command's image has no blanks, such as debian:12-slim",
    fieldPath = ".image")
@ValidationRule(
    value = "!has(self.command) || size(self.command[0]) > 0",
    message = "a command begins with the name of a program",
    fieldPath = ".command")
public record Variant(
    @Required
        @Size(min = 1, max = 40) @JsonPropertyDescription(
            "The variant's name: lower-case letters, digits and '-', at most 40 characters.")
        String name,
    @JsonPropertyDescription(
            "How the lines are spread over threads; required unless command is given. Sequential: one thread writes them all. ThreadPerLine: a new thread for each line. Pool: as many threads as threads says, which take the lines as they come. VirtualThreads: a new virtual thread for each line. Processes: as many processes as threads says. Command: not at all, command does the work; the default with one.")
        Strategy strategy,
    @org.jspecify.annotations.Nullable @Min(1) @Max(4096) @JsonPropertyDescription(
            "How many. Pool: its threads, 1 to 4096, required. Processes: the processes, 1 to 64, required. ThreadPerLine: how many threads may be alive at once, 1 to 4096: with 1, each is joined before the next is started; default: any number. Refused with the other strategies.")
        Integer threads,
    @Default("None")
        @JsonPropertyDescription(
            "What keeps the threads apart. None: nothing, they share the input's cursor and the output, and lines may be lost, duplicated, torn or reordered. Lock: lines are taken and written under a lock, in the input's order; the work between runs in parallel. Default None.")
        Synchronization synchronization,
    @Default("Java")
        @JsonPropertyDescription(
            "The language that the work is done in, Java or Python, by the image of the operator's for it; without a cluster Python needs this machine's python3. Default Java.")
        Language language,
    @org.jspecify.annotations.Nullable @Size(min = 1, max = 64) @JsonPropertyDescription(
            "A program of your own and its arguments, 1 to 64 words of at most 4096 characters, run once for each iteration instead of a strategy. THREADLAB_INPUT in its environment names the file to read, THREADLAB_OUTPUT the one to write; in a word, $(THREADLAB_INPUT), $(THREADLAB_OUTPUT) and $(THREADLAB_SCRIPT) stand for the paths. It starts in a directory that it may write to, ends with exit code 0, waits for the processes that it starts, and writes no file of more than 64 MiB.")
        List<@Size(max = 4096) String> command,
    @org.jspecify.annotations.Nullable @Size(min = 1, max = 500) @JsonPropertyDescription(
            "The image that the command runs in; whatever C library it has, or none. Default: the operator's for Python. Without a cluster the command is this machine's, and no image is used.")
        String image,
    @org.jspecify.annotations.Nullable @JsonPropertyDescription(
            "A file that the command may name as $(THREADLAB_SCRIPT): text or configMap. Default: none.")
        FileSource script,
    @org.jspecify.annotations.Nullable @Size(min = 1, max = 64) @JsonPropertyDescription(
            "The command's environment, beside what its image and Threadlab put there, at most 64, by name. Default: nothing.")
        List<EnvironmentVariable> env,
    @org.jspecify.annotations.Nullable @JsonPropertyDescription(
            "How the command's output is judged. Blocks: by the lines in it, each in a block as the strategies write them or bare, blank rows between. Output: it is the same file as the input, or as expectedOutput. None: not at all. Default Output.")
        Check check,
    @org.jspecify.annotations.Nullable @JsonPropertyDescription(
            "What the command's output should be: text or configMap. Default: the input.")
        FileSource expectedOutput) {

  /** A variant without a strategy runs a command. */
  public Variant {
    strategy = Objects.requireNonNullElse(strategy, Strategy.Command);
  }

  /** A way that is built in. */
  public Variant(
      String name,
      Strategy strategy,
      @org.jspecify.annotations.Nullable Integer threads,
      Synchronization synchronization,
      Language language) {
    this(name, strategy, threads, synchronization, language, null, null, null, null, null, null);
  }

  /** How the output of a command is judged. */
  public enum Check {
    Blocks,
    Output,
    None
  }

  /** What the work is written in. */
  public enum Language {
    Java,
    Python
  }

  /** How the lines are spread over threads. */
  public enum Strategy {
    Sequential,
    ThreadPerLine,
    Pool,
    VirtualThreads,
    Processes,
    Command
  }

  /** What keeps the threads apart. */
  public enum Synchronization {
    None,
    Lock
  }
}
