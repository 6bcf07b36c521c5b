package dev.threadlab.crds;

import static dev.threadlab.crds.GeneratedCrd.property;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.api.model.apiextensions.v1.ValidationRule;
import io.fabric8.kubernetes.api.model.apiextensions.v1.ValidationRuleBuilder;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the API server asks of tolerations and node selectors in a pod, asked when the experiment is
 * made.
 */
final class Tolerations {
  private static final String LABEL_VALUE = "^(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?$";
  private static final String LABEL_KEY =
      "^([a-z0-9]([-a-z0-9]*[a-z0-9])?([.][a-z0-9]([-a-z0-9]*[a-z0-9])?)*/)?"
          + "([A-Za-z0-9][-A-Za-z0-9_.]{0,61})?[A-Za-z0-9]$";

  private Tolerations() {}

  static void complete(JSONSchemaProps placement) {
    var selector = property(placement, "nodeSelector");
    selector.getAdditionalProperties().getSchema().setMaxLength(63L);
    selector.setXKubernetesValidations(
        List.of(
            rule(
                "self.all(key, key.matches('" + LABEL_KEY + "'))",
                "a label's key is up to 63 letters, digits, '-', '_' and '.', with a domain and '/' before them or not",
                null),
            rule(
                "self.all(key, self[key].matches('" + LABEL_VALUE + "'))",
                "a label's value is letters, digits, '-', '_' and '.', begins and ends with a letter or digit",
                null)));
    toleration(property(placement, "tolerations").getItems().getSchema());
  }

  private static void toleration(JSONSchemaProps toleration) {
    describe(
        property(toleration, "key"),
        "The taint's key; with the operator Exists it may be left out, for all keys.",
        317L);
    describe(property(toleration, "value"), "The taint's value, with the operator Equal.", 63L);
    describe(
        property(toleration, "operator"),
        "Exists or Equal. Default: Equal.",
        null,
        "Exists",
        "Equal");
    describe(
        property(toleration, "effect"),
        "The taint's effect: NoSchedule, PreferNoSchedule or NoExecute. Default: all of them.",
        null,
        "NoSchedule",
        "PreferNoSchedule",
        "NoExecute");
    property(toleration, "tolerationSeconds")
        .setDescription("Seconds for which a NoExecute taint is tolerated. Default: for ever.");
    toleration.setXKubernetesValidations(
        List.of(
            rule(
                "has(self.key) && self.key != '' || has(self.operator) && self.operator == 'Exists'",
                "a toleration has a key, or the operator Exists",
                ".key"),
            rule(
                "!has(self.key) || self.key == '' || self.key.matches('" + LABEL_KEY + "')",
                "a taint's key is up to 63 letters, digits, '-', '_' and '.', with a domain and '/' before them or not",
                ".key"),
            rule(
                "!has(self.value) || self.value.matches('" + LABEL_VALUE + "')",
                "a taint's value is letters, digits, '-', '_' and '.', begins and ends with a letter or digit",
                ".value"),
            rule(
                "!has(self.operator) || self.operator != 'Exists' || !has(self.value) || self.value == ''",
                "the operator Exists takes no value: leave it out",
                ".value"),
            rule(
                "!has(self.tolerationSeconds) || has(self.effect) && self.effect == 'NoExecute'",
                "tolerationSeconds is for the effect NoExecute only",
                ".tolerationSeconds")));
  }

  private static void describe(
      JSONSchemaProps field, String description, @Nullable Long longest, String... choices) {
    field.setDescription(description);
    field.setMaxLength(longest);
    if (choices.length > 0) {
      field.setEnum(Stream.of(choices).map(choice -> (JsonNode) new TextNode(choice)).toList());
    }
  }

  private static ValidationRule rule(
      String expression, String message, @Nullable String fieldPath) {
    return new ValidationRuleBuilder()
        .withRule(expression)
        .withMessage(message)
        .withFieldPath(fieldPath)
        .build();
  }
}
