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
    @Nullable @JsonPropertyDescription(
            "The CPUs that its runs asked for, were given, counted and wanted; absent before one gave a report.")
        Cpus cpus,
    @JsonPropertyDescription("The CPU numbers that lines were written on, ascending.")
        List<Integer> cpusSeen,
    @Nullable @JsonPropertyDescription(
            "The most threads that the process had while lines were written; absent where every report was lost.")
        Integer maxThreads,
    @Nullable @JsonPropertyDescription("The output held against the input, over all measured iterations.")
        IntegrityCounts integrity) {
  public Cell {
    cpusSeen = Lists.copy(cpusSeen);
  }

  /** CPUs asked for, given, counted and wanted. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Cpus(
      @JsonPropertyDescription("The profile's cpu, in thousandths of a CPU.") long requestedMillis,
      @Nullable @JsonPropertyDescription(
              "The CPU limit that the kernel held the runs to, in thousandths of a CPU: the tightest of their control group and those above it, the least where runs differ. Absent where there was none.")
          Long limitMillis,
      @Nullable @JsonPropertyDescription(
              "How many CPUs the runs might run on, by cpuset and affinity: the fewest where runs differ.")
          Integer allowed,
      @Nullable @JsonPropertyDescription(
              "How many CPUs the language runtime counts (availableProcessors, os.process_cpu_count): the fewest where runs differ. Absent of a command, whose runtime cannot be asked.")
          Integer runtime,
      @Nullable @JsonPropertyDescription(
              "Of a command, how many of its threads ran or waited for a CPU at once: the median of the runs.")
          Integer wanted) {}

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
