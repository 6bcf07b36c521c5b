package dev.threadlab.operator.decision;

import dev.threadlab.crds.NodeEnvironment;
import dev.threadlab.crds.ThreadExperimentStatus.Enforcement;
import dev.threadlab.experiment.status.Environments;
import dev.threadlab.operator.job.Labels.RunId;
import dev.threadlab.operator.ledger.Entry;
import dev.threadlab.operator.ledger.Ledger;
import dev.threadlab.operator.observation.NodeFacts;
import dev.threadlab.operator.observation.Observation;
import dev.threadlab.report.RunReport;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The nodes that runs ran on: what the status before says, what new reports say, what the cluster
 * says.
 */
final class Environment {
  private static final int CGROUP_V1 = 1;

  private Environment() {}

  static List<NodeEnvironment> of(Observation seen, Ledger ledger, Map<RunId, RunReport> reports) {
    var nodes = new TreeMap<String, NodeEnvironment>();
    var status = seen.experiment().getStatus();
    if (status != null) {
      status.environment().forEach(node -> nodes.put(node.name(), node));
    }
    for (Entry entry : ledger.entries().values()) {
      RunReport report = reports.get(entry.id());
      if (entry.node() != null && report != null) {
        var _ =
            nodes.merge(
                entry.node(), Environments.of(entry.node(), report.hardware()), Environment::newer);
      }
    }
    nodes.replaceAll((name, node) -> with(node, seen.nodes().get(name)));
    return List.copyOf(nodes.values());
  }

  /** What holds the runs to their profiles: control groups, in the version that runs have seen. */
  static @Nullable Enforcement enforcement(List<NodeEnvironment> nodes) {
    return nodes.stream()
        .map(NodeEnvironment::cgroupVersion)
        .filter(Objects::nonNull)
        .findFirst()
        .map(version -> version == CGROUP_V1 ? Enforcement.CgroupV1 : Enforcement.CgroupV2)
        .orElse(null);
  }

  /** A report does not know what the cluster said before. */
  private static NodeEnvironment newer(NodeEnvironment before, NodeEnvironment now) {
    return before.kubelet() == null || before.containerRuntime() == null
        ? now
        : with(now, new NodeFacts(before.kubelet(), before.containerRuntime()));
  }

  private static NodeEnvironment with(NodeEnvironment node, @Nullable NodeFacts facts) {
    if (facts == null) {
      return node;
    }
    return new NodeEnvironment(
        node.name(),
        node.cpuModel(),
        node.maxMegahertz(),
        node.logicalCpus(),
        node.physicalCores(),
        node.memoryBytes(),
        node.disks(),
        node.kernel(),
        facts.kubelet(),
        facts.containerRuntime(),
        node.cgroupVersion());
  }
}
