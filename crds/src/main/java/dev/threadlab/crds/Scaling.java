package dev.threadlab.crds;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the time of the same work falls with its CPUs or its threads, all else being equal. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Scaling(
    @Required
        @JsonPropertyDescription(
            "What grows. Cpus: the CPUs of the profiles that one variant ran in. Threads: the threads (or processes) of variants that differ in nothing else, in one profile.")
        Over over,
    @Nullable @JsonPropertyDescription("Over Cpus, the variant's name.") String variant,
    @Nullable @JsonPropertyDescription("Over Threads, the profile's name.") String profile,
    @JsonPropertyDescription("Each size, from the least on.") List<Size> sizes,
    @Nullable @JsonPropertyDescription("Amdahl's law; absent where the times do not follow it.")
        Law amdahl,
    @Nullable @JsonPropertyDescription(
            "Gunther's universal scalability law; absent where the times do not follow it.")
        Law universal,
    @Nullable @JsonPropertyDescription(
            "The least size whose gain by the next one is smaller than analysis.minEffectPercent, by its name; absent where rounds are too few or an output was wrong.")
        String recommended,
    @JsonPropertyDescription("What the fits say or why there is none, in a sentence.")
        String message) {
  public Scaling {
    sizes = Lists.copy(sizes);
  }

  /** What grows. */
  public enum Over {
    Cpus,
    Threads
  }

  /** One size. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Size(
      @JsonPropertyDescription("The profile's name over Cpus, the variant's over Threads.")
          String name,
      @JsonPropertyDescription("Its CPUs or threads, as a decimal number.") String size,
      @JsonPropertyDescription(
              "The time at the least size over the time here, as a decimal number.")
          String speedup) {}

  /** A law that fits. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Law(
      @JsonPropertyDescription(
              "The share of the work that does not spread over CPUs or threads, 0 to 1 for Amdahl's law, as a decimal number.")
          String contention,
      @JsonPropertyDescription("The lower end of its interval (bootstrap over rounds).")
          String contentionLow,
      @JsonPropertyDescription("The upper end of its interval (bootstrap over rounds).")
          String contentionHigh,
      @Nullable @JsonPropertyDescription(
              "What CPUs or threads cost each other, as a decimal number; absent in Amdahl's law.")
          String coherence,
      @Nullable @JsonPropertyDescription("The lower end of its interval (bootstrap over rounds).")
          String coherenceLow,
      @Nullable @JsonPropertyDescription("The upper end of its interval (bootstrap over rounds).")
          String coherenceHigh,
      @Nullable @JsonPropertyDescription(
              "The CPUs or threads beyond which the work would take longer again, as a decimal number; absent where it never would.")
          String peak) {}
}
