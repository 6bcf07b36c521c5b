package dev.threadlab.crds;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** The image that runs in the pods. */
@ValidationRule(
    value = "!has(self.image) || self.image.matches('^[^[:space:]]+$')",
    message = "an image's name has no blanks, such as registry.example/threadlab-workload:1.0",
    fieldPath = ".image")
public record WorkloadImage(
    @Nullable @Size(min = 1, max = 500) @JsonPropertyDescription(
            "The image's name, for the variants of every language. Default: the operator's for the variant's language.")
        String image,
    @Nullable @JsonPropertyDescription(
            "When the kubelet pulls it: Always, IfNotPresent or Never. Default: the cluster's rule (Always for the tag latest, else IfNotPresent).")
        PullPolicy imagePullPolicy) {

  /** When the kubelet pulls an image. */
  public enum PullPolicy {
    Always,
    IfNotPresent,
    Never
  }
}
