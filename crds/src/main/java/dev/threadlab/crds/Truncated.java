package dev.threadlab.crds;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/** What a status left out; the run reports have it all. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Truncated(
    @JsonPropertyDescription("Runs whose line reports were left out.") int linesOfRuns,
    @JsonPropertyDescription("Runs that have no entry in runs.") int runs,
    @JsonPropertyDescription("What was left out, why, and where it is, in a sentence.")
        String message) {}
