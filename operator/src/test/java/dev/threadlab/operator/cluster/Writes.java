package dev.threadlab.operator.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The writes that an operator asks for, as the local cluster's API server notes them. */
final class Writes {
  private static final JsonMapper JSON = new JsonMapper();

  private Writes() {}

  /**
   * How many of each kind ({@code create jobs}) the operators of a namespace asked for, refused or
   * not. Without those of the Lease, which come with time and not with runs.
   */
  static Map<String, Long> of(Lab lab) {
    return TestCluster.cluster("logs audit -n +1")
        .lines()
        .filter(line -> line.contains(lab.operators().user()))
        .map(Writes::parse)
        .filter(event -> event.at("/user/username").asText().equals(lab.operators().user()))
        .filter(event -> !event.at("/objectRef/resource").asText().equals("leases"))
        .collect(Collectors.groupingBy(Writes::kind, TreeMap::new, Collectors.counting()));
  }

  private static String kind(JsonNode event) {
    String subresource = event.at("/objectRef/subresource").asText();
    return "%s %s%s"
        .formatted(
            event.at("/verb").asText(),
            event.at("/objectRef/resource").asText(),
            subresource.isEmpty() ? "" : "/" + subresource);
  }

  private static JsonNode parse(String line) {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException damaged) {
      throw new UncheckedIOException(line, damaged);
    }
  }
}
