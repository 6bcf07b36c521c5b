package dev.threadlab.cli.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.threadlab.crds.ThreadExperiment;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.nio.charset.StandardCharsets;

/** The object as a document, in the form that a cluster shows it in. */
final class Documents {
  private final ObjectMapper mapper = new ObjectMapper();
  private final KubernetesSerialization serialization = new KubernetesSerialization(mapper, false);

  /** YAML in UTF-8. */
  byte[] yaml(ThreadExperiment experiment) {
    return serialization.asYaml(experiment).getBytes(StandardCharsets.UTF_8);
  }

  /** JSON, indented, with a line break at its end. */
  String json(ThreadExperiment experiment) {
    try {
      return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(experiment) + "\n";
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("an object that was read can be written", impossible);
    }
  }
}
