package dev.threadlab.cli.admission;

import dev.cel.runtime.CelEvaluationException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates the schema's rules. All that a value falls under begin to be read before the first is
 * evaluated; of what is not in the value, none is read.
 */
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

  /** A rule that a value falls under. */
  private record Due(
      Object value,
      String path,
      Schema.Rule rule,
      CompletableFuture<RuleLanguage.Predicate> predicate) {}

  /** Checks the value and all below it. */
  void check(@Nullable Object value, Schema schema, String path) {
    due(value, schema, path).toList().forEach(this::check);
  }

  private Stream<Due> due(@Nullable Object value, Schema schema, String path) {
    return value == null
        ? Stream.empty()
        : Stream.concat(
            schema.rules().stream()
                .map(rule -> new Due(value, path, rule, language.read(rule.expression()))),
            dueBelow(value, schema, path));
  }

  private Stream<Due> dueBelow(Object value, Schema schema, String path) {
    return switch (value) {
      case Map<?, ?> fields ->
          fields.entrySet().stream()
              .flatMap(
                  field -> dueOfField((String) field.getKey(), field.getValue(), schema, path));
      case List<?> list when schema.items() != null -> {
        Schema items = schema.items();
        yield IntStream.range(0, list.size())
            .boxed()
            .flatMap(index -> due(list.get(index), items, FieldPath.item(path, index)));
      }
      default -> Stream.empty();
    };
  }

  private Stream<Due> dueOfField(String name, @Nullable Object value, Schema schema, String path) {
    Schema field = schema.field(name);
    return field == null ? Stream.empty() : due(value, field, FieldPath.child(path, name));
  }

  private void check(Due due) {
    var predicate = due.predicate().join();
    String field = FieldPath.below(due.path(), due.rule().fieldPath());
    if (!invalid.within(field) && !holds(predicate, due.value(), due.path())) {
      findings.add(field, due.rule().message());
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
