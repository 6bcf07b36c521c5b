package dev.threadlab.crds;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;

/** How often one run copies the input. */
public record Iterations(
    @Default("5")
        @Min(0) @Max(10000) @JsonPropertyDescription(
            "Iterations before measuring, whose times are discarded. 0 to 10000, default 5.")
        Integer warmup,
    @Default("10")
        @Min(1) @Max(10000) @JsonPropertyDescription("Iterations that are measured. 1 to 10000, default 10.")
        Integer measured) {}
