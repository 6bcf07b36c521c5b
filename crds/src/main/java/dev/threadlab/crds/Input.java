package dev.threadlab.crds;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** The file to copy: exactly one of its components is present. */
@ValidationRule(
    value = "[has(self.lines), has(self.text), has(self.configMap)].filter(x, x).size() == 1",
    message = "give exactly one of lines, text and configMap, for instance input: {lines: 20}")
@ValidationRule(
    value = "!has(self.text) || size(bytes(self.text)) <= 65536",
    message = "text may be at most 65536 bytes in UTF-8: put a longer one into a ConfigMap",
    fieldPath = ".text")
public record Input(
    @Nullable @Min(1) @Max(100000) @JsonPropertyDescription(
            "That many generated lines: line1, line2, ... 1 to 100000; at most 4096 with ThreadPerLine, unless its threads says how many may be alive at once.")
        Integer lines,
    @Nullable @Size(min = 1, max = 65536) @JsonPropertyDescription(
            "The lines themselves, at most 64 KiB of UTF-8, and at most 4096 lines with ThreadPerLine, unless its threads says how many may be alive at once.")
        String text,
    @Nullable @JsonPropertyDescription("A key of a ConfigMap in the experiment's namespace.")
        ConfigMapKey configMap) {

  /** A key of a ConfigMap. */
  @ValidationRule(
      value =
          "self.name.matches('^[a-z0-9]([-a-z0-9]*[a-z0-9])?([.][a-z0-9]([-a-z0-9]*[a-z0-9])?)*$')",
      message = "a ConfigMap's name is lower-case letters, digits, '-' and '.'",
      fieldPath = ".name")
  @ValidationRule(
      value = "self.key.matches('^[-._a-zA-Z0-9]+$')",
      message = "a ConfigMap's key is letters, digits, '-', '_' and '.'",
      fieldPath = ".key")
  public record ConfigMapKey(
      @Required
          @Size(min = 1, max = 253) @JsonPropertyDescription("The name of the ConfigMap, in the experiment's namespace.")
          String name,
      @Required
          @Size(min = 1, max = 253) @JsonPropertyDescription("The key in its data whose value is the file.")
          String key) {}
}
