package dev.threadlab.cli.admission;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Fills in the schema's defaults, as the API server does: a null stays only where it is allowed;
 * else the default takes its place, or the field is as if it were not there.
 */
final class Defaults {
  private Defaults() {}

  static @Nullable Object apply(@Nullable Object value, Schema schema) {
    return switch (value) {
      case Map<?, ?> fields -> applyToFields(fields, schema);
      case List<?> list when schema.items() != null -> applyToItems(list, schema.items());
      case null, default -> value;
    };
  }

  private static Map<String, @Nullable Object> applyToFields(Map<?, ?> fields, Schema schema) {
    var filled = new LinkedHashMap<String, @Nullable Object>();
    fields.forEach((name, value) -> {
      Schema field = schema.field((String) name);
      if (field == null) {
        filled.put((String) name, value);
      } else if (value != null || field.nullable()) {
        filled.put((String) name, apply(value, field));
      }
    });
    schema
        .properties()
        .forEach((name, field) -> {
          if (field.hasDefault() && !filled.containsKey(name)) {
            filled.put(name, apply(field.defaultValue(), field));
          }
        });
    return filled;
  }

  private static List<@Nullable Object> applyToItems(List<?> list, Schema schema) {
    var filled = new ArrayList<@Nullable Object>();
    list.forEach(item -> filled.add(apply(item, schema)));
    return filled;
  }
}
