package dev.threadlab.cli.admission;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Checks a value against the schema: types, bounds, what is required, names that are taken. */
final class Constraints {
  private final Findings findings;

  Constraints(Findings findings) {
    this.findings = findings;
  }

  void check(@Nullable Object value, Schema schema, String path) {
    if (value == null && schema.nullable()) {
      return;
    }
    if (!Types.matches(value, schema)) {
      findings.add(path, Types.advice(value, schema));
      return;
    }
    checkEnumeration(value, schema, path);
    switch (value) {
      case Map<?, ?> fields -> checkFields(fields, schema, path);
      case List<?> list -> checkItems(list, schema, path);
      case String text -> checkText(text, schema, path);
      case Number number -> checkNumber(number, schema, path);
      case null, default -> {}
    }
  }

  private void checkEnumeration(@Nullable Object value, Schema schema, String path) {
    if (!schema.enumeration().isEmpty() && !schema.enumeration().contains(value)) {
      findings.add(
          path, "is %s: write one of %s".formatted(Types.show(value), join(schema.enumeration())));
    }
  }

  private void checkFields(Map<?, ?> fields, Schema schema, String path) {
    for (Object name : schema.required()) {
      if (!fields.containsKey(name)) {
        findings.add(
            FieldPath.child(path, (String) name),
            "is required: " + Types.advice((String) name, schema));
      }
    }
    checkSize(fields.size(), schema, "Properties", "entries", path);
    fields.forEach((name, value) -> {
      Schema field = schema.field((String) name);
      if (field != null) {
        check(value, field, FieldPath.child(path, (String) name));
      }
    });
  }

  private void checkItems(List<?> list, Schema schema, String path) {
    checkSize(list.size(), schema, "Items", "items", path);
    for (int index = 0; index < list.size(); index++) {
      if (schema.items() != null) {
        check(list.get(index), schema.items(), FieldPath.item(path, index));
      }
    }
    checkMapKeys(list, schema.mapKeys(), path);
  }

  private void checkMapKeys(List<?> list, List<?> keys, String path) {
    var seen = new HashMap<List<@Nullable Object>, Integer>();
    for (int index = 0; !keys.isEmpty() && index < list.size(); index++) {
      if (list.get(index) instanceof Map<?, ?> item) {
        var values = new ArrayList<@Nullable Object>();
        keys.forEach(key -> values.add(item.get(key)));
        Integer first = seen.putIfAbsent(values, index);
        if (first != null) {
          findings.add(
              FieldPath.child(FieldPath.item(path, index), join(keys)),
              "%s is taken by %s: give each its own"
                  .formatted(join(values), FieldPath.item(path, first)));
        }
      }
    }
  }

  private void checkText(String text, Schema schema, String path) {
    checkSize(text.codePointCount(0, text.length()), schema, "Length", "characters", path);
    String pattern = schema.pattern();
    if (pattern != null && !Pattern.compile(pattern).matcher(text).find()) {
      findings.add(path, "is %s: it must match %s".formatted(Types.show(text), pattern));
    }
  }

  private void checkNumber(Number number, Schema schema, String path) {
    Long least = schema.bound("minimum");
    Long most = schema.bound("maximum");
    if ((least != null && number.doubleValue() < least)
        || (most != null && number.doubleValue() > most)) {
      findings.add(path, "is %s: write a number %s".formatted(number, range(least, most)));
    }
  }

  private void checkSize(int size, Schema schema, String what, String unit, String path) {
    Long least = schema.bound("min" + what);
    Long most = schema.bound("max" + what);
    if ((least != null && size < least) || (most != null && size > most)) {
      findings.add(path, "has %d %s: give it %s".formatted(size, unit, range(least, most)));
    }
  }

  private static String range(@Nullable Long least, @Nullable Long most) {
    if (least == null) {
      return "of at most " + most;
    }
    return most == null ? "of at least " + least : "from " + least + " to " + most;
  }

  private static String join(List<?> values) {
    return values.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }
}
