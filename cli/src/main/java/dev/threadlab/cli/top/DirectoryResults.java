package dev.threadlab.cli.top;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.threadlab.crds.Run.ReportRef;
import dev.threadlab.crds.ThreadExperiment;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** What {@code threadlab run} has left in that directory. */
record DirectoryResults(Path directory) implements Results {
  @Override
  public ThreadExperiment experiment() throws IOException {
    try (var yaml = Files.newInputStream(directory.resolve("experiment.yaml"))) {
      return new KubernetesSerialization(new ObjectMapper(), false)
          .unmarshal(yaml, ThreadExperiment.class);
    }
  }

  @Override
  public InputStream report(ReportRef ref) throws IOException {
    return Files.newInputStream(directory.resolve(ref.key()));
  }
}
