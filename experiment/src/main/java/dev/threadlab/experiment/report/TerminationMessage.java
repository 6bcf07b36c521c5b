package dev.threadlab.experiment.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.threadlab.crds.IntegrityCounts;
import dev.threadlab.experiment.run.RunFigures;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a workload signs its report with.
 *
 * @param sha256 the digest of the report's JSON
 * @param figures those that matter most, absent where the message lacks one. The others of a report
 *     are absent in them: what the kernel counted, lock waits, the CPUs seen, and the threads.
 */
public record TerminationMessage(String sha256, @Nullable RunFigures figures) {
  private static final JsonMapper JSON = new JsonMapper();

  /** What the message says; empty if it is not one, or names no digest. */
  public static Optional<TerminationMessage> read(String message) {
    return parsed(message)
        .filter(json -> json.path("sha256").isTextual())
        .map(json -> new TerminationMessage(json.path("sha256").textValue(), figures(json)));
  }

  private static @Nullable RunFigures figures(JsonNode json) {
    return isCount(json, "durationMicros") && isCount(json, "cpuMicros")
        ? integrity(json.path("integrity")).map(counts -> figures(json, counts)).orElse(null)
        : null;
  }

  private static RunFigures figures(JsonNode json, IntegrityCounts integrity) {
    return new RunFigures(
        json.path("durationMicros").longValue(),
        json.path("cpuMicros").longValue(),
        null,
        null,
        List.of(),
        null,
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
