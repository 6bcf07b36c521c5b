package dev.threadlab.operator.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.threadlab.crds.ThreadExperiment;
import dev.threadlab.crds.ThreadExperimentStatus;
import dev.threadlab.experiment.plan.PlannedRun;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * One file, two engines. The copies take long enough for throttling to be told: of fewer than ten
 * quota periods it is absent, and shorter copies have now more and now fewer.
 */
@ExtendWith(ClusterExtension.class)
class EnginesIT {
  private static final String FILE =
      """
      apiVersion: threadlab.dev/v1alpha1
      kind: ThreadExperiment
      metadata: {name: both}
      spec:
        input: {lines: 20}
        work: {hashRounds: 10000}
        seed: 7
        rounds: 2
        iterations: {warmup: 1, measured: 2}
        profiles:
          - {name: small, cpu: 200m, memory: 256Mi}
          - {name: large, cpu: 400m, memory: 256Mi}
        variants:
          - {name: single, strategy: Sequential}
          - {name: threads, strategy: ThreadPerLine, synchronization: Lock}
      """;

  /** What only a cluster has: versions, pods, generations of an object, ConfigMaps. */
  private static final Set<String> OF_A_CLUSTER =
      Set.of(
          "environment[].kubelet",
          "environment[].containerRuntime",
          "runs[].pod",
          "runs[].reportRef.configMap",
          "observedGeneration",
          "conditions[].observedGeneration");

  @TempDir private Path directory;

  @Test
  void theSameFileGivesTheSamePlanAndTheSameShapeOfStatus(Lab lab) throws IOException {
    var _ = lab.startOperator();
    var _ = lab.create(FILE);
    ThreadExperimentStatus local = runHere();
    ThreadExperimentStatus cluster = lab.awaitEnd("both");
    assertThat(plan(local)).hasSize(10).isEqualTo(plan(cluster));
    assertThat(shape(cluster)).containsAll(shape(local));
    assertThat(shape(cluster))
        .filteredOn(path -> !shape(local).contains(path))
        .containsExactlyInAnyOrderElementsOf(OF_A_CLUSTER);
  }

  private static List<PlannedRun> plan(ThreadExperimentStatus status) {
    return status.runs().stream()
        .map(run -> new PlannedRun(run.index(), run.round(), run.profile(), run.variant()))
        .toList();
  }

  /** Runs the file with the command of this build. */
  private ThreadExperimentStatus runHere() throws IOException {
    Path file = Files.writeString(directory.resolve("both.yaml"), FILE);
    Path out = directory.resolve("results");
    var _ =
        Shell.run(
            directory, Map.of(), Threadlab.command("run '%s' --out '%s'".formatted(file, out)));
    try (InputStream yaml = Files.newInputStream(out.resolve("experiment.yaml"))) {
      return Serialization.unmarshal(yaml, ThreadExperiment.class).getStatus();
    }
  }

  /** The paths of all values, in order, with {@code []} for each item of a list. */
  private static Set<String> shape(ThreadExperimentStatus status) {
    var paths = new TreeSet<String>();
    collect("", new JsonMapper().valueToTree(status), paths);
    return paths.stream()
        .map(path -> path.substring(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static void collect(String path, JsonNode node, Set<String> paths) {
    if (node.isArray()) {
      node.forEach(each -> collect(path + "[]", each, paths));
    } else if (node.isObject()) {
      node.properties()
          .forEach(each -> collect(path + "." + each.getKey(), each.getValue(), paths));
    } else if (!node.isNull()) {
      paths.add(path);
    }
  }
}
