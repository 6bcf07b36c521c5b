package dev.threadlab.experiment.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.threadlab.crds.IntegrityCounts;
import dev.threadlab.experiment.run.RunFigures;
import java.util.List;
import java.util.Optional;

/** What a workload signs its report with: a digest, and the figures that matter most. */
public final class TerminationMessage {
  private static final JsonMapper JSON = new JsonMapper();

  private TerminationMessage() {}

  /** The digest that the message names; empty if it is not one, or names none. */
  public static Optional<String> sha256(String message) {
    return parsed(message)
        .map(json -> json.path("sha256"))
        .filter(JsonNode::isTextual)
        .map(JsonNode::textValue);
  }

  /**
   * The figures that the message states, which outlive the report's log; empty if it lacks one. The
   * others of a report are absent: what the kernel counted, lock waits, the CPUs seen, and the
   * threads.
   */
  public static Optional<RunFigures> figures(String message) {
    return parsed(message)
        .filter(json -> isCount(json, "durationMicros") && isCount(json, "cpuMicros"))
        .flatMap(json -> integrity(json.path("integrity")).map(counts -> figures(json, counts)));
  }

  private static RunFigures figures(JsonNode json, IntegrityCounts integrity) {
    return new RunFigures(
        json.path("durationMicros").longValue(),
        json.path("cpuMicros").longValue(),
        null,
        null,
        List.of(),
        0,
        integrity,
        null,
        null,
        null,
        null);
  }

  private static Optional<IntegrityCounts> integrity(JsonNode json) {
    boolean whole =
        List.of("lines", "lost", "duplicated", "torn", "outOfOrder").stream()
            .allMatch(name -> isCount(json, name));
    return whole
        ? Optional.of(
            new IntegrityCounts(
                json.path("lines").longValue(),
                json.path("lost").longValue(),
                json.path("duplicated").longValue(),
                json.path("torn").longValue(),
                json.path("outOfOrder").longValue()))
        : Optional.empty();
  }

  private static boolean isCount(JsonNode json, String name) {
    JsonNode value = json.path(name);
    return value.isIntegralNumber() && value.canConvertToLong() && value.longValue() >= 0;
  }

  private static Optional<JsonNode> parsed(String message) {
    try {
      return Optional.of(JSON.readTree(message));
    } catch (JsonProcessingException notOurs) {
      return Optional.empty();
    }
  }
}
