package dev.threadlab.crds;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One profile with one variant, over all its runs. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Cell(
    @Required @JsonPropertyDescription("The profile's name.") String profile,
    @Required @JsonPropertyDescription("The variant's name.") String variant,
    @Nullable @JsonPropertyDescription(
            "true for the second runs of the baseline cell (noiseFloor), else absent.")
        Boolean twin,
    @JsonPropertyDescription("Runs that gave a report.") int runs,
    @Nullable @JsonPropertyDescription(
            "Time of one iteration, microseconds: each run counts with the median of its measured iterations.")
        Spread durationMicros,
    @Nullable @JsonPropertyDescription("CPU time of the process in one iteration, microseconds.")
        Median cpuMicros,
    @Nullable @JsonPropertyDescription(
            "Of 1000 enforcement periods of the CPU quota, in how many the run used it up and was stopped; absent where there is no quota, it cannot be read, or fewer than 10 periods elapsed.")
        Integer throttledPermille,
    @JsonPropertyDescription("The CPU numbers that lines were written on, ascending.")
        List<Integer> cpusSeen,
    @Nullable @JsonPropertyDescription("The most threads that the process had while lines were written.")
        Integer maxThreads,
    @Nullable @JsonPropertyDescription("The output held against the input, over all measured iterations.")
        IntegrityCounts integrity) {
  public Cell {
    cpusSeen = Lists.copy(cpusSeen);
  }

  /** The middle of some numbers, and how far they spread. */
  public record Spread(
      @JsonPropertyDescription("Half are below.") long median,
      @JsonPropertyDescription("The least.") long min,
      @JsonPropertyDescription("A tenth are below.") long p10,
      @JsonPropertyDescription("Nine tenths are below.") long p90,
      @JsonPropertyDescription("The greatest.") long max) {}

  /** The middle of some numbers. */
  public record Median(@JsonPropertyDescription("Half are below.") long median) {}
}
