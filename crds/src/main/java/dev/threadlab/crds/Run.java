package dev.threadlab.crds;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One cell in one round. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Run(
    @JsonPropertyDescription("Its place in the plan, from 0.") int index,
    @JsonPropertyDescription("Its round, from 1.") int round,
    @JsonPropertyDescription("The profile's name.") String profile,
    @JsonPropertyDescription("The variant's name.") String variant,
    @Nullable @JsonPropertyDescription(
            "true for the second run of the baseline cell in its round (noiseFloor), else absent.")
        Boolean twin,
    @JsonPropertyDescription("Which attempt of its round it belongs to, from 1.") int attempt,
    @Nullable @JsonPropertyDescription("The node that it ran on.") String node,
    @Nullable @JsonPropertyDescription("The pod that it ran in; absent without a cluster.")
        String pod,
    @JsonPropertyDescription(
            "How it ended. Reported gave figures. Superseded: its round was run again because a pod of it was lost; its figures, if it has any, do not count.")
        Outcome outcome,
    @Nullable @JsonPropertyDescription(
            "Why it ended so, where it gave no report; of a run that is Reported, why its report was lost: only the figures that its pod stated as it ended are here.")
        String message,
    @Nullable @JsonPropertyDescription(
            "Time of one iteration, microseconds: the median of its measured iterations.")
        Long durationMicros,
    @Nullable @JsonPropertyDescription(
            "Of 1000 enforcement periods of the CPU quota, in how many it was stopped; absent where not known, or fewer than 10 elapsed.")
        Integer throttledPermille,
    @Nullable @JsonPropertyDescription("The output held against the input, over its measured iterations.")
        IntegrityCounts integrity,
    @Nullable @JsonPropertyDescription("SHA-256 of the run report, in hexadecimal.") String sha256,
    @Nullable @JsonPropertyDescription("Where the whole run report is kept.") ReportRef reportRef,
    @JsonPropertyDescription(
            "One entry for each record written in the last measured iteration, in the order of writing. Of a command whose output is checked as Blocks: for each whole record, with what its block says.")
        List<Line> lines) {
  public Run {
    lines = Lists.copy(lines);
  }

  /** How a run ended. */
  public enum Outcome {
    Reported,
    OutOfMemory,
    TimedOut,
    ThreadNotCreated,
    Crashed,
    ReportCorrupt,
    ImageNotPulled,
    Unschedulable,
    NotStarted,
    NotResized,
    PodLost,
    Superseded
  }

  /** Where a run report is kept, compressed. */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record ReportRef(
      @Nullable @JsonPropertyDescription(
              "The ConfigMap, owned by the experiment; absent without a cluster.")
          String configMap,
      @JsonPropertyDescription(
              "The key in its binaryData; without a cluster the file below the output directory.")
          String key) {}

  /** What was seen while one line was written, or what a command's output says of it. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Line(
      @JsonPropertyDescription("The line's text.") String line,
      @Nullable @JsonPropertyDescription("The name of the thread that wrote it.") String thread,
      @Nullable @JsonPropertyDescription("That thread's number for the kernel.") Long threadId,
      @Nullable @JsonPropertyDescription("The process, numbered as in its container.") Long pid,
      @Nullable @JsonPropertyDescription("How many threads the process had.") Integer threads,
      @Nullable @JsonPropertyDescription("The number of the CPU it ran on; absent where not known.")
          Integer cpu,
      @Nullable @JsonPropertyDescription(
              "When the line was taken, microseconds since the iteration began.")
          Long startMicros,
      @Nullable @JsonPropertyDescription(
              "When its record was written, microseconds since the iteration began.")
          Long endMicros,
      @Nullable @JsonPropertyDescription(
              "How long the thread waited for the lock, microseconds; 0 without one.")
          Long waitedMicros,
      @Nullable @JsonPropertyDescription("How long the line's work took, microseconds.")
          Long workedMicros) {}
}
