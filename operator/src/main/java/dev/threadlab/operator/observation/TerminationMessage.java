package dev.threadlab.operator.observation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a pod signed its report with. */
final class TerminationMessage {
  private static final JsonMapper JSON = new JsonMapper();

  private TerminationMessage() {}

  /** The digest; empty if the pod left none, since then the report's own digest must do. */
  static Optional<String> digest(@Nullable String message) {
    if (message == null || message.isBlank()) {
      return Optional.empty();
    }
    try {
      var sha256 = JSON.readTree(message).path("sha256");
      return sha256.isTextual() ? Optional.of(sha256.textValue()) : Optional.empty();
    } catch (JsonProcessingException notOurs) {
      return Optional.empty();
    }
  }
}
