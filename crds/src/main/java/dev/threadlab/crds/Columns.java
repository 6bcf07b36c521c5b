package dev.threadlab.crds;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;

/** Ready strings for kubectl's columns, which can neither compute nor show a list. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Columns(
    @JsonPropertyDescription("The profiles' names.") String profiles,
    @JsonPropertyDescription("The variants' names.") String variants,
    @Nullable @JsonPropertyDescription("The nodes that runs ran on.") String nodes,
    @Nullable @JsonPropertyDescription("The reason of the condition that matters now.")
        String reason) {}
