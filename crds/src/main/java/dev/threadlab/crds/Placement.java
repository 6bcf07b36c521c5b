package dev.threadlab.crds;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import io.fabric8.kubernetes.api.model.Toleration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which nodes the pods may run on. */
public record Placement(
    @Nullable @JsonPropertyDescription("Labels that a node must have, at most 16. Default: none.")
        @Size(max = 16) Map<String, String> nodeSelector,
    @Nullable @Size(max = 16) @JsonPropertyDescription("Taints that are tolerated, at most 16. Default: none.")
        List<Toleration> tolerations) {}
