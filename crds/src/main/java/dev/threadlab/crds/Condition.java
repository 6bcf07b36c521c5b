package dev.threadlab.crds;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import org.jspecify.annotations.Nullable;

/** A condition in the form that {@code kubectl wait --for=condition=...} understands. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Condition(
    @Required @JsonPropertyDescription("Its type: Progressing, Complete, Failed or Suspended.")
        String type,
    @Required @JsonPropertyDescription("True, False or Unknown.") String status,
    @Nullable @JsonPropertyDescription("The cause in one word, for programs, such as OutOfMemory.")
        String reason,
    @Nullable @JsonPropertyDescription("The cause in a sentence, for people.") String message,
    @Nullable @JsonPropertyDescription("When status last changed, RFC 3339.")
        String lastTransitionTime,
    @Nullable @JsonPropertyDescription("The metadata.generation that it answers.")
        Long observedGeneration) {}
