package dev.threadlab.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReportSchemaTest {
  private static final Path PUBLISHED = Path.of("../docs/run-report.schema.json");
  private static final ObjectMapper JSON = new ObjectMapper();

  static Set<RunReport> reports() {
    return Set.of(Reports.full(), Reports.bare(), Reports.withoutHardware());
  }

  @ParameterizedTest
  @MethodSource("reports")
  void aReportConforms(RunReport report) throws IOException {
    assertThat(schema().validate(JSON.readTree(ReportWriter.write(report)))).isEmpty();
  }

  @Test
  void whatTheSchemaDoesNotKnowIsRefused() throws IOException {
    String json = JSON.readTree(ReportWriter.write(Reports.full())).toString();
    assertThat(schema().validate(JSON.readTree(json.replace("\"pid\":94", "\"pid\":\"94\""))))
        .isNotEmpty();
    assertThat(schema().validate(JSON.readTree(json.replace("\"lost\"", "\"gone\"")))).isNotEmpty();
  }

  @Test
  void everyFieldOfTheSchemaIsDescribedAndWritten() throws IOException {
    Set<String> described = new TreeSet<>();
    JsonNode root = JSON.readTree(Files.readAllBytes(PUBLISHED));
    describe(root, root, "", described);
    Set<String> written = new TreeSet<>();
    collect(JSON.readTree(ReportWriter.write(Reports.full())), "", written);
    assertThat(written).isEqualTo(described);
  }

  private static void describe(JsonNode root, JsonNode node, String path, Set<String> into) {
    JsonNode schema = node.has("$ref") ? root.at(node.get("$ref").asText().substring(1)) : node;
    assertThat(node.path("description").asText()).as("description of " + path).isNotBlank();
    if (schema.has("items")) {
      describe(root, schema.get("items"), path + "[]", into);
    }
    for (var property : schema.path("properties").properties()) {
      into.add(path + "." + property.getKey());
      describe(root, property.getValue(), path + "." + property.getKey(), into);
    }
  }

  private static void collect(JsonNode node, String path, Set<String> into) {
    for (JsonNode element : node.isArray() ? node : JSON.createArrayNode()) {
      collect(element, path + "[]", into);
    }
    for (var property : node.properties()) {
      into.add(path + "." + property.getKey());
      collect(property.getValue(), path + "." + property.getKey(), into);
    }
  }

  private static JsonSchema schema() throws IOException {
    return JsonSchemaFactory.getInstance(VersionFlag.V202012)
        .getSchema(Files.readString(PUBLISHED));
  }
}
