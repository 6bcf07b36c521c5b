package dev.threadlab.crds;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** Names one cell: a profile with a variant. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record CellName(
    @Required @Size(min = 1, max = 40) @JsonPropertyDescription("The profile's name.")
        String profile,
    @Required @Size(min = 1, max = 40) @JsonPropertyDescription("The variant's name.")
        String variant) {}
