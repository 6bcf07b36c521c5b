package dev.threadlab.crds;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** How sure a claim has to be, how large, and how long rounds go on for it. */
@ValidationRule(
    value = "has(self.stopWhenHalfWidthPercent) == has(self.maxRounds)",
    message =
        "stopWhenHalfWidthPercent and maxRounds belong together: say how narrow an interval has to be, and after how many rounds to stop all the same")
public record Analysis(
    @Default("95")
        @Min(80) @Max(99) @JsonPropertyDescription(
            "Confidence of intervals and claims, per cent. 80 to 99, default 95.")
        Integer confidencePercent,
    @Default("2")
        @Min(0) @Max(100) @JsonPropertyDescription(
            "The least difference that matters, per cent: a smaller one is not claimed, and NoDifference says that any is smaller. 0 to 100, default 2.")
        Integer minEffectPercent,
    @Nullable @Min(1) @Max(50) @JsonPropertyDescription(
            "After rounds, more rounds are run until the interval of every comparison is at most this far from its middle, per cent. The width alone decides, never the verdict. 1 to 50. Default: null, no more than rounds.")
        Integer stopWhenHalfWidthPercent,
    @Nullable @Min(1) @Max(5000) @JsonPropertyDescription(
            "With stopWhenHalfWidthPercent: the most rounds. 1 to 5000, at least rounds.")
        Integer maxRounds) {}
