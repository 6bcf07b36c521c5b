package dev.threadlab.operator.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import java.util.List;

/** The rules that a CRD states beside its schema. */
final class Rules {
  private Rules() {}

  /** What each says of an object that breaks it. */
  static List<String> messages(CustomResourceDefinition definition) {
    return new JsonMapper()
        .<JsonNode>valueToTree(definition.getSpec()).findParents("rule").stream()
            .map(rule -> rule.path("message").asText())
            .toList();
  }
}
