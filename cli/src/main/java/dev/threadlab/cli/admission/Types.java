package dev.threadlab.cli.admission;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The types that a schema names, and what to write for each. */
final class Types {
  private static final double LARGEST_WHOLE_DOUBLE = 0x1p53 - 1;
  private static final int SHOWN = 60;

  private Types() {}

  static boolean matches(@Nullable Object value, Schema schema) {
    if (schema.intOrString()) {
      return value instanceof String || isInteger(value);
    }
    return switch (schema.type()) {
      case "object" -> value instanceof Map;
      case "array" -> value instanceof List;
      case "string" -> value instanceof String;
      case "boolean" -> value instanceof Boolean;
      case "integer" -> isInteger(value);
      default ->
          throw new IllegalArgumentException("the type " + schema.type() + " is not known here");
    };
  }

  /** What to write where the value's type is wrong. */
  static String advice(@Nullable Object value, Schema schema) {
    return "is %s: write %s".formatted(show(value), wanted(value, schema));
  }

  /** What to write where the field is missing. */
  static String advice(String name, Schema schema) {
    Schema field = schema.field(name);
    return field == null ? "add it" : "add " + name + ", " + wanted(null, field);
  }

  /** The value as it is said in a message. */
  static String show(@Nullable Object value) {
    return switch (value) {
      case null -> "null";
      case Map<?, ?> _ -> "a map";
      case List<?> _ -> "a list";
      case String text when text.length() > SHOWN -> "\"" + text.substring(0, SHOWN) + "...\"";
      case String text -> "\"" + text + "\"";
      default -> value.toString();
    };
  }

  private static String wanted(@Nullable Object value, Schema schema) {
    if (schema.intOrString()) {
      return value instanceof Double number
          ? "it in quotes, \"%s\", or as a whole number".formatted(number)
          : "a quantity, such as 2, 500m or 2Gi";
    }
    return switch (schema.type()) {
      case "object" -> "a map of fields";
      case "array" -> "a list";
      case "boolean" -> "true or false" + (value instanceof String ? ", without quotes" : "");
      case "integer" -> "a whole number" + (value instanceof String ? ", without quotes" : "");
      default ->
          value instanceof Number || value instanceof Boolean
              ? "text, in quotes: \"" + value + "\""
              : "text";
    };
  }

  private static boolean isInteger(@Nullable Object value) {
    return value instanceof Long
        || (value instanceof Double number
            && number == Math.rint(number)
            && Math.abs(number) <= LARGEST_WHOLE_DOUBLE);
  }
}
