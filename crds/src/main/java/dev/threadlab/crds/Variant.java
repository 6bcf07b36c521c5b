package dev.threadlab.crds;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/** A named way to do the work. */
@ValidationRule(
    value = "self.name.matches('^[a-z0-9]([-a-z0-9]*[a-z0-9])?$')",
    message = "a variant's name is lower-case letters, digits and '-', such as threads-locked",
    fieldPath = ".name")
@ValidationRule(
    value = "self.strategy != 'Sequential' || self.synchronization == 'None'",
    message = "Sequential has one thread and nothing to synchronize: leave synchronization out",
    fieldPath = ".synchronization")
@ValidationRule(
    value = "!has(self.threads) || self.strategy != 'Sequential'",
    message = "Sequential has one thread: leave threads out, or use Pool",
    fieldPath = ".threads")
@ValidationRule(
    value = "!has(self.threads) || self.strategy != 'VirtualThreads'",
    message =
        "VirtualThreads starts a virtual thread for each line, on as many carriers as there are CPUs: leave threads out, or use Pool",
    fieldPath = ".threads")
@ValidationRule(
    value = "self.language != 'Python' || self.strategy != 'VirtualThreads'",
    message = "Python has no virtual threads: use ThreadPerLine, Pool or Processes",
    fieldPath = ".strategy")
@ValidationRule(
    value = "has(self.threads) || self.strategy != 'Pool'",
    message = "Pool needs the number of its threads, for instance threads: 8",
    fieldPath = ".threads")
@ValidationRule(
    value = "self.strategy != 'Processes' || has(self.threads) && self.threads <= 64",
    message = "Processes needs the number of processes, 1 to 64, for instance threads: 3",
    fieldPath = ".threads")
public record Variant(
    @Required
        @Size(min = 1, max = 40) @JsonPropertyDescription(
            "The variant's name: lower-case letters, digits and '-', at most 40 characters.")
        String name,
    @Required
        @JsonPropertyDescription(
            "How the lines are spread over threads. Sequential: one thread writes them all. ThreadPerLine: a new thread for each line. Pool: as many threads as threads says, which take the lines as they come. VirtualThreads: a new virtual thread for each line. Processes: as many processes as threads says.")
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
        Language language) {

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
    Processes
  }

  /** What keeps the threads apart. */
  public enum Synchronization {
    None,
    Lock
  }
}
