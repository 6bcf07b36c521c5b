package dev.threadlab.cli.admission;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks one document, in the API server's order: unknown fields, defaults, schema, rules. */
final class DocumentCheck {
  private static final Set<String> IDENTITY = Set.of("apiVersion", "kind");

  private final Crd crd;
  private final RuleLanguage language;
  private final Findings invalid = new Findings();
  private final Findings broken = new Findings();

  DocumentCheck(Crd crd, RuleLanguage language) {
    this.crd = crd;
    this.language = language;
  }

  /** What a document is. */
  sealed interface Outcome {}

  /** Nothing at all: the space between two separators. */
  record Empty() implements Outcome {}

  /** An object of another API group, by its kind and name. */
  record Other(String name) implements Outcome {}

  /** An experiment without fault, with its defaults filled in. */
  record Good(Map<?, ?> object) implements Outcome {}

  /** Something in which these things are wrong. */
  record Bad(List<Findings.Finding> findings) implements Outcome {}

  Outcome check(Document document) {
    document.findings().forEach(each -> invalid.add(each.field(), each.message()));
    if (!(document.value() instanceof Map<?, ?> object)) {
      return document.value() == null && document.findings().isEmpty()
          ? new Empty()
          : notAnObject(document);
    }
    if (isOther(object)) {
      return new Other(object.get("kind") + " " + nameOf(object));
    }
    checkKind(object);
    return checkFields(object);
  }

  private Outcome notAnObject(Document document) {
    if (document.findings().isEmpty()) {
      invalid.add(
          "",
          Types.advice(document.value(), crd.schema())
              + ", beginning with apiVersion: "
              + crd.apiVersion());
    }
    return new Bad(invalid.all());
  }

  private boolean isOther(Map<?, ?> object) {
    return object.get("apiVersion") instanceof String version
        && object.get("kind") instanceof String kind
        && !kind.equals(crd.kind())
        && !version.startsWith(crd.group() + "/");
  }

  private void checkKind(Map<?, ?> object) {
    expect(object, "apiVersion", crd.apiVersion());
    expect(object, "kind", crd.kind());
  }

  private void expect(Map<?, ?> object, String field, String value) {
    if (!Objects.equals(object.get(field), value)) {
      invalid.add(
          field,
          "is %s: write %s"
              .formatted(
                  object.containsKey(field) ? Types.show(object.get(field)) : "missing", value));
    }
  }

  private Outcome checkFields(Map<?, ?> written) {
    new UnknownFields(invalid).find(written, crd.schema(), "");
    var object = Defaults.apply(forCreation(written), crd.schema());
    new Constraints(invalid).check(object, crd.schema(), "");
    new Rules(language, invalid, broken).check(object, crd.schema(), "");
    var findings = new ArrayList<>(invalid.all());
    findings.addAll(broken.all());
    return findings.isEmpty() && object instanceof Map<?, ?> whole
        ? new Good(whole)
        : new Bad(findings);
  }

  /**
   * What is created has a name, and never a status: the API server drops the one that is sent. What
   * has been said of apiVersion and kind is not said twice.
   */
  private Map<String, @Nullable Object> forCreation(Map<?, ?> written) {
    var object = new LinkedHashMap<String, @Nullable Object>();
    written.forEach((field, value) -> object.put((String) field, value));
    object
        .keySet()
        .removeIf(
            field -> field.equals("status") || (IDENTITY.contains(field) && invalid.within(field)));
    object.put("metadata", named(object.getOrDefault("metadata", Map.of())));
    return object;
  }

  /**
   * With a name generated if one is asked for, as the API server does before it looks at the rules.
   */
  private @Nullable Object named(@Nullable Object metadata) {
    if (metadata != null && !(metadata instanceof Map)) {
      return metadata;
    }
    var fields = new LinkedHashMap<String, @Nullable Object>();
    if (metadata instanceof Map<?, ?> given) {
      given.forEach((field, value) -> fields.put((String) field, value));
    }
    if (fields.get("name") == null) {
      if (fields.get("generateName") instanceof String prefix && !prefix.isEmpty()) {
        fields.put("name", GeneratedName.of(prefix));
      } else {
        invalid.add(
            "metadata.name",
            "is required: give the experiment a name, such as threading-in-python");
      }
    }
    return fields;
  }

  private static Object nameOf(Map<?, ?> object) {
    return object.get("metadata") instanceof Map<?, ?> metadata
            && metadata.get("name") instanceof String name
        ? name
        : "without a name";
  }
}
