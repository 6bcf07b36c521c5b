package dev.threadlab.cli.admission;

import java.math.BigInteger;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an unquoted YAML scalar means to Kubernetes' tools: YAML 1.1 as the Go library reads it
 * ({@code yes} is true, {@code 010} is 8, {@code 1_000} is 1000), and then JSON's numbers ({@code
 * 10.0} is 10).
 */
final class PlainScalar {
  private static final Set<String> NULL = Set.of("", "~", "null", "Null", "NULL");
  private static final Set<String> TRUE =
      Set.of("y", "Y", "yes", "Yes", "YES", "on", "On", "ON", "true", "True", "TRUE");
  private static final Set<String> FALSE =
      Set.of("n", "N", "no", "No", "NO", "off", "Off", "OFF", "false", "False", "FALSE");
  private static final Pattern INTEGER =
      Pattern.compile("([-+]?)(?:0[xX]([0-9a-fA-F]+)|0[bB]([01]+)|0[oO]?([0-7]+)|(0|[1-9][0-9]*))");
  private static final int[] RADIX = {16, 2, 8, 10};
  private static final Pattern FLOAT =
      Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");
  private static final Set<String> INFINITE =
      Set.of(".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF");
  private static final Set<String> NEGATIVE_INFINITE = Set.of("-.inf", "-.Inf", "-.INF");
  private static final Set<String> NOT_A_NUMBER = Set.of(".nan", ".NaN", ".NAN");

  private PlainScalar() {}

  /** A String, Long, Double or Boolean, or null. */
  static @Nullable Object value(String text) {
    if (NULL.contains(text)) {
      return null;
    }
    if (TRUE.contains(text) || FALSE.contains(text)) {
      return TRUE.contains(text);
    }
    Double special = special(text);
    if (special != null) {
      return special;
    }
    String digits = text.replace("_", "");
    var integer = INTEGER.matcher(digits);
    if (integer.matches()) {
      for (int group = 0; group < RADIX.length; group++) {
        String number = integer.group(group + 2);
        if (number != null) {
          return number(new BigInteger(integer.group(1) + number, RADIX[group]));
        }
      }
    }
    return FLOAT.matcher(digits).matches() ? number(Double.parseDouble(digits)) : text;
  }

  private static @Nullable Double special(String text) {
    if (INFINITE.contains(text)) {
      return Double.POSITIVE_INFINITY;
    }
    if (NEGATIVE_INFINITE.contains(text)) {
      return Double.NEGATIVE_INFINITY;
    }
    return NOT_A_NUMBER.contains(text) ? Double.NaN : null;
  }

  private static Object number(BigInteger value) {
    return value.bitLength() < Long.SIZE ? (Object) value.longValue() : value.doubleValue();
  }

  private static Object number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 0x1p63 ? (Object) (long) value : value;
  }
}
