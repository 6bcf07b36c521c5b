package dev.threadlab.crds;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A cell against the baseline, paired by round. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Comparison(
    @Nullable @JsonPropertyDescription("Its name in spec.comparisons; absent for the default ones.")
        String name,
    @Nullable @JsonPropertyDescription(
            "The node whose rounds it is over (placement.scope EveryNode); absent where it is over all rounds.")
        String node,
    @Required @JsonPropertyDescription("The cell that is compared with.") CellName baseline,
    @Required @JsonPropertyDescription("The cell that is compared.") CellName candidate,
    @Nullable @JsonPropertyDescription(
            "The candidate's time over the baseline's, as a decimal number: 0.52 is faster. The Hodges-Lehmann estimate over rounds.")
        String ratio,
    @Nullable @JsonPropertyDescription(
            "The lower end of the ratio's interval; absent while there are too few rounds for one.")
        String ciLow,
    @Nullable @JsonPropertyDescription(
            "The upper end of the ratio's interval; absent while there are too few rounds for one.")
        String ciHigh,
    @Nullable @JsonPropertyDescription(
            "The chance of rounds as one-sided as these if there were no difference (signed ranks).")
        String pValue,
    @Nullable @JsonPropertyDescription("That chance among all comparisons of the experiment (Holm).")
        String pAdjusted,
    @JsonPropertyDescription("Rounds in which both cells gave a report.") int rounds,
    @Required
        @JsonPropertyDescription(
            "Faster, Slower, NoDifference (any is smaller than analysis.minEffectPercent), Inconclusive, or Incorrect (the candidate's output is wrong).")
        Verdict verdict,
    @JsonPropertyDescription(
            "Why, in sentences: what the verdict rests on, and what changed with it.")
        List<String> because) {
  public Comparison {
    because = Lists.copy(because);
  }
}
