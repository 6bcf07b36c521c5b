package dev.threadlab.cli.admission;

import dev.cel.runtime.CelEvaluationException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Evaluates the schema's rules. */
final class Rules {
  private final RuleLanguage language;
  private final Findings invalid;
  private final Findings findings;

  /**
   * Rules that say nothing of fields in which something is invalid, since they rely on the schema.
   */
  Rules(RuleLanguage language, Findings invalid, Findings findings) {
    this.language = language;
    this.invalid = invalid;
    this.findings = findings;
  }

  /** Checks the value and all below it. */
  void check(@Nullable Object value, Schema schema, String path) {
    if (value == null) {
      return;
    }
    schema.rules().forEach(rule -> check(value, rule, path));
    switch (value) {
      case Map<?, ?> fields -> checkFields(fields, schema, path);
      case List<?> list when schema.items() != null -> checkItems(list, schema.items(), path);
      default -> {}
    }
  }

  private void checkFields(Map<?, ?> fields, Schema schema, String path) {
    fields.forEach((name, value) -> {
      Schema field = schema.field((String) name);
      if (field != null) {
        check(value, field, FieldPath.child(path, (String) name));
      }
    });
  }

  private void checkItems(List<?> list, Schema schema, String path) {
    for (int index = 0; index < list.size(); index++) {
      check(list.get(index), schema, FieldPath.item(path, index));
    }
  }

  private void check(Object value, Schema.Rule rule, String path) {
    var predicate = language.read(rule.expression()).join();
    String field = FieldPath.below(path, rule.fieldPath());
    if (!invalid.within(field) && !holds(predicate, value, path)) {
      findings.add(field, rule.message());
    }
  }

  /**
   * A rule that cannot be evaluated does not hold, as on the API server; but nothing is said of it
   * where the reason is something invalid.
   */
  private boolean holds(RuleLanguage.Predicate predicate, Object value, String path) {
    try {
      return predicate.holds(value);
    } catch (CelEvaluationException e) {
      return invalid.within(path);
    }
  }
}
