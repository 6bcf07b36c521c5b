package dev.threadlab.crds;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/** How many lines came out wrong, over all measured iterations. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record IntegrityCounts(
    @JsonPropertyDescription("Lines that should have been written.") long lines,
    @JsonPropertyDescription("Lines with no whole record in the output.") long lost,
    @JsonPropertyDescription("Records beyond the first of their line.") long duplicated,
    @JsonPropertyDescription("Records that are no whole record of any line.") long torn,
    @JsonPropertyDescription(
            "Records of a line that stands in the input before one already written.")
        long outOfOrder) {}
