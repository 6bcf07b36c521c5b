package dev.threadlab.crds;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/** A comparison that a design asks for. */
@ValidationRule(
    value = "self.name.matches('^[a-z0-9]([-a-z0-9]*[a-z0-9])?$')",
    message = "a comparison's name is lower-case letters, digits and '-', such as threads-on-2cpu",
    fieldPath = ".name")
@ValidationRule(
    value =
        "self.baseline.profile != self.candidate.profile || self.baseline.variant != self.candidate.variant",
    message = "a cell is not compared with itself: noiseFloor does that",
    fieldPath = ".candidate")
public record AskedComparison(
    @Required
        @Size(min = 1, max = 40) @JsonPropertyDescription(
            "The comparison's name: lower-case letters, digits and '-', at most 40 characters.")
        String name,
    @Required @JsonPropertyDescription("The cell to compare with.") CellName baseline,
    @Required @JsonPropertyDescription("The cell that may be faster or slower.")
        CellName candidate) {}
