package dev.threadlab.crds;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A node that runs ran on. What could not be seen is absent. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record NodeEnvironment(
    @Required @JsonPropertyDescription("The node's name; without a cluster the machine's.")
        String name,
    @Nullable @JsonPropertyDescription("The processor, as it names itself.") String cpuModel,
    @Nullable @JsonPropertyDescription("The highest frequency that it states, MHz.")
        Long maxMegahertz,
    @Nullable @JsonPropertyDescription("CPUs as the kernel numbers them.") Integer logicalCpus,
    @Nullable @JsonPropertyDescription("Cores.") Integer physicalCores,
    @Nullable @JsonPropertyDescription("Memory, bytes.") Long memoryBytes,
    @JsonPropertyDescription("Its disks: name, model and size.") List<String> disks,
    @Nullable @JsonPropertyDescription("The kernel's name and release.") String kernel,
    @Nullable @JsonPropertyDescription("The kubelet's version; absent without a cluster.")
        String kubelet,
    @Nullable @JsonPropertyDescription("The container runtime and its version; absent without a cluster.")
        String containerRuntime,
    @Nullable @JsonPropertyDescription("Version of the control groups that limit CPU time: 1 or 2.")
        Integer cgroupVersion) {
  public NodeEnvironment {
    disks = Lists.copy(disks);
  }
}
