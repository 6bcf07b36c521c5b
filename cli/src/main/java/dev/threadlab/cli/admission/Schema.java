package dev.threadlab.cli.admission;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A structural schema, as CRDs have them. One that uses a keyword which is not known here cannot be
 * made, so that no rule of the API server is passed over in silence.
 */
final class Schema {
  private static final Set<String> KNOWN =
      Set.of(
          "additionalProperties",
          "anyOf",
          "default",
          "description",
          "enum",
          "items",
          "maxItems",
          "maxLength",
          "maxProperties",
          "maximum",
          "minItems",
          "minLength",
          "minimum",
          "nullable",
          "pattern",
          "properties",
          "required",
          "type",
          "x-kubernetes-int-or-string",
          "x-kubernetes-list-map-keys",
          "x-kubernetes-list-type",
          "x-kubernetes-validations");

  private final Map<?, ?> keywords;
  private final Map<String, Schema> properties = new LinkedHashMap<>();
  private final @Nullable Schema additional;
  private final @Nullable Schema items;
  private final List<Rule> rules;

  /**
   * A rule in the Common Expression Language.
   *
   * @param expression true if all is well
   * @param message what is wrong if not
   * @param fieldPath the field below that it is about, such as {@code .cpu}; empty if it is about
   *     all
   */
  record Rule(String expression, String message, String fieldPath) {
    private static final Pattern OLD_OBJECT =
        Pattern.compile("(?:[^'\"]|'[^']*'|\"[^\"]*\")*?\\boldSelf\\b.*", Pattern.DOTALL);

    /** Whether it compares with the object as it was, which something new does not have. */
    boolean ofChanges() {
      return OLD_OBJECT.matcher(expression).matches();
    }
  }

  Schema(Object source) {
    keywords = (Map<?, ?>) source;
    for (Object keyword : keywords.keySet()) {
      if (!KNOWN.contains(keyword)) {
        throw new IllegalArgumentException("the schema keyword " + keyword + " is not known here");
      }
    }
    map("properties").forEach((name, schema) -> properties.put((String) name, new Schema(schema)));
    additional = child("additionalProperties");
    items = child("items");
    rules =
        list("x-kubernetes-validations").stream()
            .map(Schema::rule)
            .filter(rule -> !rule.ofChanges())
            .toList();
    requireAnyOfIsIntOrString();
  }

  /** The same schema with these properties too. */
  Schema with(Map<String, Schema> more) {
    var changed = new Schema(keywords);
    changed.properties.putAll(more);
    return changed;
  }

  Map<String, Schema> properties() {
    return properties;
  }

  /** The schema of the values of a map whose keys are free; null if they are not. */
  @Nullable Schema additional() {
    return additional;
  }

  @Nullable Schema items() {
    return items;
  }

  /** The rules for something new; those that compare with an older object say nothing of it. */
  List<Rule> rules() {
    return rules;
  }

  /** The schema of that field of an object; null if it may not have it. */
  @Nullable Schema field(String name) {
    return properties.getOrDefault(name, additional);
  }

  String type() {
    return keywords.get("type") instanceof String type ? type : "";
  }

  boolean intOrString() {
    return is("x-kubernetes-int-or-string");
  }

  boolean nullable() {
    return is("nullable");
  }

  boolean hasDefault() {
    return keywords.containsKey("default");
  }

  @Nullable Object defaultValue() {
    return keywords.get("default");
  }

  List<?> required() {
    return list("required");
  }

  List<?> enumeration() {
    return list("enum");
  }

  List<?> mapKeys() {
    return "map".equals(keywords.get("x-kubernetes-list-type"))
        ? list("x-kubernetes-list-map-keys")
        : List.of();
  }

  @Nullable String pattern() {
    return (String) keywords.get("pattern");
  }

  /** The number that the keyword has; null if it is not there. */
  @Nullable Long bound(String keyword) {
    return keywords.get(keyword) instanceof Number number ? (Long) number.longValue() : null;
  }

  private boolean is(String keyword) {
    return Boolean.TRUE.equals(keywords.get(keyword));
  }

  private List<?> list(String keyword) {
    return keywords.get(keyword) instanceof List<?> list ? list : List.of();
  }

  private Map<?, ?> map(String keyword) {
    return keywords.get(keyword) instanceof Map<?, ?> map ? map : Map.of();
  }

  private @Nullable Schema child(String keyword) {
    return keywords.get(keyword) instanceof Map<?, ?> map ? new Schema(map) : null;
  }

  private void requireAnyOfIsIntOrString() {
    if (keywords.containsKey("anyOf") && !intOrString()) {
      throw new IllegalArgumentException(
          "anyOf is only known here beside x-kubernetes-int-or-string");
    }
  }

  private static Rule rule(Object source) {
    var keywords = (Map<?, ?>) source;
    if (!Set.of("rule", "message", "fieldPath").containsAll(keywords.keySet())) {
      throw new IllegalArgumentException(
          "a rule has keywords that are not known here: " + keywords);
    }
    return new Rule(
        String.valueOf(keywords.get("rule")),
        String.valueOf(keywords.get("message")),
        keywords.get("fieldPath") instanceof String path ? path : "");
  }
}
