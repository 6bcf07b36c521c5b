package dev.threadlab.cli.admission;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds fields that the schema does not have: most of them are misspelt. */
final class UnknownFields {
  private final Findings findings;

  UnknownFields(Findings findings) {
    this.findings = findings;
  }

  void find(@Nullable Object value, Schema schema, String path) {
    switch (value) {
      case Map<?, ?> fields ->
          fields.forEach((name, field) -> field((String) name, field, schema, path));
      case List<?> list when schema.items() != null -> items(list, schema.items(), path);
      case null, default -> {}
    }
  }

  private void field(String name, @Nullable Object value, Schema schema, String path) {
    Schema known = schema.field(name);
    if (known != null) {
      find(value, known, FieldPath.child(path, name));
    } else if (!schema.properties().isEmpty()) {
      findings.add(
          FieldPath.child(path, name),
          "unknown field: " + advice(name, schema.properties().keySet()));
    }
  }

  private void items(List<?> list, Schema schema, String path) {
    for (int index = 0; index < list.size(); index++) {
      find(list.get(index), schema, FieldPath.item(path, index));
    }
  }

  private static String advice(String name, Collection<String> known) {
    String nearest =
        known.stream().min(Comparator.comparingInt(other -> distance(name, other))).orElseThrow();
    return distance(name, nearest) <= 1 + nearest.length() / 4
        ? "did you mean " + nearest + "?"
        : "write one of " + known.stream().sorted().collect(Collectors.joining(", "));
  }

  /** How many letters must be changed, added or left out; upper and lower case count as one. */
  private static int distance(String from, String to) {
    if (from.length() > 100) {
      return from.length();
    }
    int[] previous = new int[to.length() + 1];
    for (int column = 0; column <= to.length(); column++) {
      previous[column] = column;
    }
    for (int row = 1; row <= from.length(); row++) {
      int[] current = new int[to.length() + 1];
      current[0] = row;
      for (int column = 1; column <= to.length(); column++) {
        char one = Character.toLowerCase(from.charAt(row - 1));
        int change = one == Character.toLowerCase(to.charAt(column - 1)) ? 0 : 1;
        int addedOrLeftOut = 1 + Math.min(previous[column], current[column - 1]);
        current[column] = Math.min(previous[column - 1] + change, addedOrLeftOut);
      }
      previous = current;
    }
    return previous[to.length()];
  }
}
