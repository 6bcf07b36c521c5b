package dev.threadlab.crds;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The result of an experiment, as far as it has come. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ThreadExperimentStatus(
    @Nullable @JsonPropertyDescription("The metadata.generation that this status answers.")
        Long observedGeneration,
    @Nullable @JsonPropertyDescription(
            "Where the experiment stands: Pending, Running, Suspended, Complete or Failed. The conditions say why.")
        Phase phase,
    @JsonPropertyDescription(
            "Progressing, Complete, Failed and Suspended, each with a reason that names the cause.")
        List<Condition> conditions,
    @Nullable @JsonPropertyDescription("The seed of the random order of the runs.") Long seed,
    @Nullable @JsonPropertyDescription(
            "What held the runs to their profiles: CgroupV1 and CgroupV2 limit CPU time and memory, Affinity only the number of CPUs, None nothing.")
        Enforcement enforcement,
    @Nullable @JsonPropertyDescription("How many runs are planned, running and ended.")
        Progress progress,
    @Nullable @JsonPropertyDescription("When the first run was started, RFC 3339.")
        String startTime,
    @Nullable @JsonPropertyDescription("When the last run had ended, RFC 3339.")
        String completionTime,
    @JsonPropertyDescription(
            "With placement.scope EveryNode the nodes that run all rounds, fixed when the experiment started; else absent.")
        List<String> nodes,
    @JsonPropertyDescription("The hardware and software of each node that runs ran on.")
        List<NodeEnvironment> environment,
    @JsonPropertyDescription("Each profile with each variant, over all its runs.") List<Cell> cells,
    @JsonPropertyDescription(
            "Each comparison of the design, over the rounds so far, with its verdict.")
        List<Comparison> comparisons,
    @Nullable @JsonPropertyDescription(
            "What two identical cells differ by; absent without spec.noiseFloor or before a round has ended.")
        NoiseFloor noiseFloor,
    @JsonPropertyDescription(
            "How the time falls with CPUs, for each variant that ran with three or more CPU sizes, and with threads, for each three or more variants that differ in threads alone, in each profile.")
        List<Scaling> scaling,
    @JsonPropertyDescription("What to know before acting on the figures.") List<Warning> warnings,
    @Nullable @JsonPropertyDescription("The answer in a sentence.") String summary,
    @JsonPropertyDescription(
            "The runs that have ended, in the order of the plan. The largest experiments leave the oldest out, which truncated says.")
        List<Run> runs,
    @Nullable @JsonPropertyDescription("What was left out of this object to keep it under 1 MiB.")
        Truncated truncated,
    @Nullable @JsonPropertyDescription("Ready strings for kubectl's columns.") Columns columns) {

  public ThreadExperimentStatus {
    conditions = Lists.copy(conditions);
    nodes = Lists.copy(nodes);
    environment = Lists.copy(environment);
    cells = Lists.copy(cells);
    comparisons = Lists.copy(comparisons);
    scaling = Lists.copy(scaling);
    warnings = Lists.copy(warnings);
    runs = Lists.copy(runs);
  }

  /** The same, answering another generation. */
  public ThreadExperimentStatus answering(@Nullable Long generation) {
    return new ThreadExperimentStatus(
        generation,
        phase,
        conditions,
        seed,
        enforcement,
        progress,
        startTime,
        completionTime,
        nodes,
        environment,
        cells,
        comparisons,
        noiseFloor,
        scaling,
        warnings,
        summary,
        runs,
        truncated,
        columns);
  }

  /** The same with these runs, and what is said of those left out. */
  public ThreadExperimentStatus showing(List<Run> shown, @Nullable Truncated leftOut) {
    return new ThreadExperimentStatus(
        observedGeneration,
        phase,
        conditions,
        seed,
        enforcement,
        progress,
        startTime,
        completionTime,
        nodes,
        environment,
        cells,
        comparisons,
        noiseFloor,
        scaling,
        warnings,
        summary,
        shown,
        leftOut,
        columns);
  }

  /** Where an experiment stands. */
  public enum Phase {
    Pending,
    Running,
    Suspended,
    Complete,
    Failed
  }

  /** What holds runs to their profiles. */
  public enum Enforcement {
    CgroupV1,
    CgroupV2,
    Affinity,
    None
  }
}
