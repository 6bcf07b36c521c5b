package dev.threadlab.crds;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.Quantity;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** A named size of a pod. */
@ValidationRule(
    value = "self.name.matches('^[a-z0-9]([-a-z0-9]*[a-z0-9])?$')",
    message = "a profile's name is lower-case letters, digits and '-', such as 2cpu-2gi",
    fieldPath = ".name")
@ValidationRule(
    value =
        "string(self.cpu).matches('"
            + Profile.NOT_COSTLY
            + "') && isQuantity(string(self.cpu)) && quantity(string(self.cpu)).compareTo(quantity('10m')) >= 0"
            + " && quantity(string(self.cpu)).compareTo(quantity('1024')) <= 0",
    message = "cpu is a quantity from 10m (a hundredth of a CPU) to 1024, such as 500m or \"2\"",
    fieldPath = ".cpu")
@ValidationRule(
    value =
        "string(self.memory).matches('"
            + Profile.NOT_COSTLY
            + "') && isQuantity(string(self.memory)) && quantity(string(self.memory)).compareTo(quantity('96Mi')) >= 0"
            + " && quantity(string(self.memory)).compareTo(quantity('64Ti')) <= 0",
    message = "memory is a quantity from 96Mi to 64Ti, such as 512Mi or 2Gi",
    fieldPath = ".memory")
public record Profile(
    @Required
        @Size(min = 1, max = 40) @JsonPropertyDescription(
            "The profile's name: lower-case letters, digits and '-', at most 40 characters.")
        String name,
    @Required
        @JsonPropertyDescription(
            "CPUs, as a quantity: \"2\" is two CPUs, 500m half of one. At least 10m. Request and limit; with burst the request alone.")
        Quantity cpu,
    @Required @JsonPropertyDescription("Memory, as a quantity of bytes: 512Mi, 2Gi. At least 96Mi.")
        Quantity memory,
    @Default("false")
        @JsonPropertyDescription(
            "true: no CPU limit. A run may use CPUs that nobody else wants; where they are short, it has its share of them as its cpu says. Memory is limited all the same. Default false: a run never has more than cpu.")
        Boolean burst,
    @Nullable @JsonPropertyDescription(
            "Noisy neighbours, on the same node: they are busy before a run of this profile starts, and end with it. Default: none.")
        Neighbours neighbours) {

  /** The API server would count for minutes on a quantity such as 1e99999999. */
  static final String NOT_COSTLY = "^[0-9.]+([a-zA-Z]{0,2}|[eE][0-9]{1,2})$";

  /** Its CPUs in thousandths, rounded up as Kubernetes does. */
  public long cpuMillis() {
    return millis(cpu);
  }

  static long millis(Quantity cpu) {
    return cpu.getNumericalAmount()
        .movePointRight(3)
        .setScale(0, RoundingMode.CEILING)
        .longValueExact();
  }

  /** A profile whose limit is its request. */
  public Profile(String name, Quantity cpu, Quantity memory) {
    this(name, cpu, memory, false, null);
  }
}
