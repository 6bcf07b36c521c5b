package dev.threadlab.crds;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/** How many runs are planned, running and ended. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Progress(
    @JsonPropertyDescription(
            "Runs in all: all cells in all rounds, of which there are more while intervals are too wide (analysis.stopWhenHalfWidthPercent).")
        int planned,
    @JsonPropertyDescription("Runs that are running now.") int running,
    @JsonPropertyDescription("Runs that gave a report.") int succeeded,
    @JsonPropertyDescription("Runs that ended without a report.") int failed,
    @JsonPropertyDescription("Attempts beyond the first, after a pod was lost.") int retried,
    @JsonPropertyDescription("Ended and planned in one string: 12/40.") String done) {

  /** Counts, with the string for the column made of them. */
  public static Progress of(int planned, int running, int succeeded, int failed, int retried) {
    return new Progress(
        planned, running, succeeded, failed, retried, (succeeded + failed) + "/" + planned);
  }
}
