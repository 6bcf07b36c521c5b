package dev.threadlab.experiment.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Optional;

/** What a workload signs its report with. */
public final class TerminationMessage {
  private static final JsonMapper JSON = new JsonMapper();

  private TerminationMessage() {}

  /** The digest that the message names; empty if it is not one, or names none. */
  public static Optional<String> sha256(String message) {
    try {
      var sha256 = JSON.readTree(message).path("sha256");
      return sha256.isTextual() ? Optional.of(sha256.textValue()) : Optional.empty();
    } catch (JsonProcessingException notOurs) {
      return Optional.empty();
    }
  }
}
