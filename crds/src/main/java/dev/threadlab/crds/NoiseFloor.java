package dev.threadlab.crds;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import org.jspecify.annotations.Nullable;

/** The difference between two identical cells. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record NoiseFloor(
    @Required @JsonPropertyDescription("The cell that ran twice in every round.") CellName cell,
    @Required
        @JsonPropertyDescription(
            "The twin's time over the cell's, as a decimal number; 1 without any noise.")
        String ratio,
    @Nullable @JsonPropertyDescription(
            "The lower end of the ratio's interval; absent while there are too few rounds for one.")
        String ciLow,
    @Nullable @JsonPropertyDescription(
            "The upper end of the ratio's interval; absent while there are too few rounds for one.")
        String ciHigh,
    @Required
        @JsonPropertyDescription(
            "What was seen where nothing changed, per cent, as a decimal number: an effect that is not larger is not claimed.")
        String percent,
    @JsonPropertyDescription("Rounds in which both gave a report.") int rounds) {}
