package dev.threadlab.operator.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlab.crds.Run;
import dev.threadlab.crds.Run.Outcome;
import dev.threadlab.crds.ThreadExperimentStatus.Phase;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The examples that people begin with. */
@ExtendWith(ClusterExtension.class)
class ExamplesIT {
  private static final Path EXAMPLES = TestCluster.ROOT.resolve("deploy/examples");

  /** Each as it is, but once and briefly. In turns: side by side they would fill both nodes. */
  private static final Map<String, Object> BRIEFLY =
      Map.of(
          "input",
          Map.of("lines", 20),
          "rounds",
          1,
          "iterations",
          Map.of("warmup", 0, "measured", 1),
          "noiseFloor",
          false);

  @Test
  void everyExampleComesToComplete(Lab lab) throws IOException {
    var _ = lab.startOperator();
    var names = new ArrayList<String>();
    for (Path file : examples()) {
      names.add(create(lab, file));
    }
    assertThat(names).isNotEmpty().allSatisfy(name -> assertThatItCompletes(lab, name));
  }

  /** In the order of their turns, so that to wait for one is not to wait for those after it. */
  private static List<Path> examples() throws IOException {
    try (var files = Files.list(EXAMPLES)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  private static String create(Lab lab, Path file) throws IOException {
    var example = Serialization.unmarshal(Files.readString(file), GenericKubernetesResource.class);
    Map<String, Object> spec = new HashMap<>(example.get("spec"));
    spec.putAll(BRIEFLY);
    example.setAdditionalProperty("spec", spec);
    return lab.create(Serialization.asYaml(example)).getMetadata().getName();
  }

  private static void assertThatItCompletes(Lab lab, String name) {
    var status = lab.awaitEnd(name);
    assertThat(status.phase()).isEqualTo(Phase.Complete);
    assertThat(status.runs()).isNotEmpty().extracting(Run::outcome).containsOnly(Outcome.Reported);
    assertThat(status.cells()).allMatch(cell -> cell.runs() == 1);
  }
}
