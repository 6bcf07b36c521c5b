package dev.threadlab.crds;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.Quantity;

/** Noisy neighbours: what keeps CPUs of a run's node busy for as long as the run lasts. */
@ValidationRule(
    value =
        "string(self.cpu).matches('"
            + Profile.NOT_COSTLY
            + "') && isQuantity(string(self.cpu)) && quantity(string(self.cpu)).compareTo(quantity('10m')) >= 0"
            + " && quantity(string(self.cpu)).compareTo(quantity('1')) <= 0",
    message =
        "a neighbour's cpu is a quantity from 10m to 1, such as 500m: it has one thread, so to take more CPUs raise count",
    fieldPath = ".cpu")
public record Neighbours(
    @Required @Min(1) @Max(16) @JsonPropertyDescription("How many. 1 to 16.") Integer count,
    @Required
        @JsonPropertyDescription(
            "The CPU of each, request and limit, all of which it uses: \"1\" or 500m. 10m to 1, since it has one thread.")
        Quantity cpu,
    @Default("10000")
        @Min(0) @Max(1000000) @JsonPropertyDescription(
            "How often each takes SHA-256 over a line before it writes that to a file and begins again: many keep the CPU busy alone, few the kernel too. 0 to 1000000, default 10000.")
        Integer hashRounds) {

  /** The memory of each: the least that a profile may have. */
  public static final Quantity MEMORY = new Quantity("96Mi");

  /** The CPU of each in thousandths, rounded up as Kubernetes does. */
  public long cpuMillis() {
    return Profile.millis(cpu);
  }
}
