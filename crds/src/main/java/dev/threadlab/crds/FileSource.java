package dev.threadlab.crds;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.threadlab.crds.Input.ConfigMapKey;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** A file: exactly one of its components is present. */
@ValidationRule(
    value = "has(self.text) != has(self.configMap)",
    message = "give exactly one of text and configMap")
@ValidationRule(
    value = "!has(self.text) || size(bytes(self.text)) <= 65536",
    message = "text may be at most 65536 bytes in UTF-8: put a longer one into a ConfigMap",
    fieldPath = ".text")
public record FileSource(
    @Nullable @Size(max = 65536) @JsonPropertyDescription("What is in it, at most 64 KiB of UTF-8.")
        String text,
    @Nullable @JsonPropertyDescription(
            "A key of a ConfigMap in the experiment's namespace; needs a cluster.")
        ConfigMapKey configMap) {}
