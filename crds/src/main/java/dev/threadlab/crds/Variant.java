package dev.threadlab.crds;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
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
public record Variant(
    @Required
        @Size(min = 1, max = 40) @JsonPropertyDescription(
            "The variant's name: lower-case letters, digits and '-', at most 40 characters.")
        String name,
    @Required
        @JsonPropertyDescription(
            "How the lines are spread over threads. Sequential: one thread writes them all. ThreadPerLine: a new thread for each line.")
        Strategy strategy,
    @Default("None")
        @JsonPropertyDescription(
            "What keeps the threads apart. None: nothing, they share the cursor and the writer, and lines may be lost, duplicated, torn or reordered. Lock: lines are taken and written under a lock, in the input's order; the work between runs in parallel. Default None.")
        Synchronization synchronization) {

  /** How the lines are spread over threads. */
  public enum Strategy {
    Sequential,
    ThreadPerLine
  }

  /** What keeps the threads apart. */
  public enum Synchronization {
    None,
    Lock
  }
}
