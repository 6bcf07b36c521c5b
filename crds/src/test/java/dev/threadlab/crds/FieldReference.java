package dev.threadlab.crds;

import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.Objects;

/** The fields of an experiment's spec as a page for readers, made from the CRD. */
final class FieldReference {
  private static final String HEAD =
      """
      # The fields of an experiment

      What a `ThreadExperiment` may say. On a cluster, `kubectl explain tx.spec --recursive` shows the same.
      `threadlab validate FILE` checks a file by these rules.

      | field of `spec` | type | default | |
      |---|---|---|---|
      """;
  private static final String RULES = "\n## Rules beyond a single field\n\n";

  private final StringBuilder fields = new StringBuilder(HEAD);
  private final StringBuilder rules = new StringBuilder(RULES);

  private FieldReference() {}

  static String of(String crdYaml) {
    var crd = Serialization.unmarshal(crdYaml, CustomResourceDefinition.class);
    var root = crd.getSpec().getVersions().getFirst().getSchema().getOpenAPIV3Schema();
    var page = new FieldReference();
    page.addRules(root);
    page.addFields("", Objects.requireNonNull(root.getProperties().get("spec")));
    return page.fields.toString() + page.rules;
  }

  private void addFields(String path, JSONSchemaProps schema) {
    addRules(schema);
    if (schema.getProperties() == null) {
      return;
    }
    schema
        .getProperties()
        .forEach((name, field) -> {
          boolean list = field.getItems() != null;
          var inner = list ? field.getItems().getSchema() : field;
          var fieldPath = path + name + (list ? "[]" : "");
          addField(fieldPath, field, schema.getRequired().contains(name));
          addFields(fieldPath + ".", inner);
        });
  }

  private void addField(String path, JSONSchemaProps field, boolean required) {
    fields.append(
        "| `%s` | %s | %s | %s |\n"
            .formatted(
                path,
                type(field),
                required ? "required" : byDefault(field),
                field.getDescription() == null ? "" : field.getDescription().replace("|", "\\|")));
  }

  private void addRules(JSONSchemaProps schema) {
    if (schema.getXKubernetesValidations() != null) {
      schema.getXKubernetesValidations().stream()
          .filter(rule -> rule.getMessage() != null)
          .forEach(rule -> rules.append("- ").append(rule.getMessage()).append('\n'));
    }
  }

  private static String type(JSONSchemaProps field) {
    if (field.getEnum() != null && !field.getEnum().isEmpty()) {
      return String.join(", ", field.getEnum().stream().map(value -> value.asText()).toList());
    }
    return Boolean.TRUE.equals(field.getXKubernetesIntOrString()) ? "quantity" : field.getType();
  }

  private static String byDefault(JSONSchemaProps field) {
    return field.getDefault() == null || field.getDefault().isObject()
        ? ""
        : "`" + field.getDefault().asText() + "`";
  }
}
