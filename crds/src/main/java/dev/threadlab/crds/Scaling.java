package dev.threadlab.crds;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How one variant's time falls with the CPUs of its profile. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Scaling(
    @Required @JsonPropertyDescription("The variant's name.") String variant,
    @JsonPropertyDescription("Each CPU size, from the least on.") List<Size> sizes,
    @Nullable @JsonPropertyDescription("Amdahl's law; absent where the times do not follow it.")
        Law amdahl,
    @Nullable @JsonPropertyDescription(
            "Gunther's universal scalability law; absent where the times do not follow it.")
        Law universal,
    @Nullable @JsonPropertyDescription(
            "The least size whose gain by the next one is smaller than analysis.minEffectPercent, as a profile's name.")
        String recommended,
    @JsonPropertyDescription("What the fits say or why there is none, in a sentence.")
        String message) {
  public Scaling {
    sizes = Lists.copy(sizes);
  }

  /** One CPU size. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Size(
      @JsonPropertyDescription("The profile's name.") String profile,
      @JsonPropertyDescription("Its CPUs, as a decimal number.") String cpus,
      @JsonPropertyDescription(
              "The time at the least size over the time here, as a decimal number.")
          String speedup) {}

  /** A law that fits. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Law(
      @JsonPropertyDescription(
              "The share of the work that does not spread over CPUs, 0 to 1 for Amdahl's law, as a decimal number.")
          String contention,
      @JsonPropertyDescription("The lower end of its interval (bootstrap over rounds).")
          String contentionLow,
      @JsonPropertyDescription("The upper end of its interval (bootstrap over rounds).")
          String contentionHigh,
      @Nullable @JsonPropertyDescription(
              "What CPUs cost each other, as a decimal number; absent in Amdahl's law.")
          String coherence,
      @Nullable @JsonPropertyDescription("The lower end of its interval (bootstrap over rounds).")
          String coherenceLow,
      @Nullable @JsonPropertyDescription("The upper end of its interval (bootstrap over rounds).")
          String coherenceHigh,
      @Nullable @JsonPropertyDescription(
              "The CPUs beyond which the work would take longer again, as a decimal number; absent where it never would.")
          String peakCpus) {}
}
