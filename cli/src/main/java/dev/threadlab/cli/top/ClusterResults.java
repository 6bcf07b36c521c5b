package dev.threadlab.cli.top;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.threadlab.crds.Run.ReportRef;
import dev.threadlab.crds.ThreadExperiment;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What the operator has left on the cluster. Asks kubectl, which knows how its user signs in.
 *
 * @param namespace the experiment's namespace
 * @param name the experiment's name
 */
record ClusterResults(String namespace, String name) implements Results {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Override
  public ThreadExperiment experiment() throws IOException {
    return JSON.readValue(get("threadexperiments.threadlab.dev", name), ThreadExperiment.class);
  }

  @Override
  public InputStream report(ReportRef ref) throws IOException {
    var page = JSON.readTree(get("configmap", Objects.requireNonNull(ref.configMap())));
    return new ByteArrayInputStream(page.path("binaryData").path(ref.key()).binaryValue());
  }

  private byte[] get(String kind, String object) throws IOException {
    var errors = Files.createTempFile("kubectl-", "");
    try {
      var command = new ArrayList<>(List.of("kubectl", "--namespace", namespace, "get"));
      command.addAll(List.of("--output", "json", kind, object));
      var kubectl = new ProcessBuilder(command).redirectError(errors.toFile()).start();
      byte[] answer = kubectl.getInputStream().readAllBytes();
      if (ended(kubectl) != 0) {
        throw new IOException(
            "kubectl says: " + Files.readString(errors, StandardCharsets.UTF_8).strip());
      }
      return answer;
    } finally {
      Files.delete(errors);
    }
  }

  private static int ended(Process kubectl) throws IOException {
    try {
      return kubectl.waitFor();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while kubectl was asked", stop);
    }
  }
}
