package dev.threadlab.crds;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;

/** Something in the measurements that a reader should know before acting on them. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Warning(
    @Required
        @JsonPropertyDescription(
            "What it is: Drift, Autocorrelation, TwoModes, WarmUpNotReached, NoiseFloorHigh, FewerCpusThanAsked, CpusMiscounted or MoreThreadsThanCpus.")
        Reason reason,
    @Required @JsonPropertyDescription("What was seen and what to do, in sentences.")
        String message) {

  /** What a warning is about. */
  public enum Reason {
    Drift,
    Autocorrelation,
    TwoModes,
    WarmUpNotReached,
    NoiseFloorHigh,
    FewerCpusThanAsked,
    CpusMiscounted,
    MoreThreadsThanCpus
  }
}
