package dev.threadlab.cli.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What the workload signs its report with, as Kubernetes would keep it. */
final class TerminationMessage {
  private static final int LONGEST = 4096;
  private static final JsonMapper JSON = new JsonMapper();

  private TerminationMessage() {}

  /** The digest that it names; empty if there is no message or it names none. */
  static Optional<String> sha256(Path file) throws IOException {
    if (Files.notExists(file)) {
      return Optional.empty();
    }
    try (var message = Files.newInputStream(file)) {
      return Optional.ofNullable(JSON.readTree(message.readNBytes(LONGEST)).get("sha256"))
          .map(digest -> digest.asText());
    } catch (JsonProcessingException malformed) {
      return Optional.empty();
    }
  }
}
