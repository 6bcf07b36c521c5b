package dev.threadlab.crds;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Size;
import io.fabric8.kubernetes.api.model.Toleration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which nodes the pods may run on, and how they share the runs. */
public record Placement(
    @Default("Any")
        @JsonPropertyDescription(
            "How nodes share the runs. Any: each run goes where there is room. SameNode: all runs go where the first did. EveryNode: each node that is ready and matches when the experiment starts runs all rounds, and comparisons are answered for each node and over all. Without a cluster there is one node, and all three are the same. Default Any.")
        Scope scope,
    @Nullable @JsonPropertyDescription("Labels that a node must have, at most 16. Default: none.")
        @Size(max = 16) Map<String, String> nodeSelector,
    @Nullable @Size(max = 16) @JsonPropertyDescription("Taints that are tolerated, at most 16. Default: none.")
        List<Toleration> tolerations) {

  /** How nodes share the runs. */
  public enum Scope {
    Any,
    SameNode,
    EveryNode
  }
}
