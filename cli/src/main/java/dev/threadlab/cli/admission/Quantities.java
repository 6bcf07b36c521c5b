package dev.threadlab.cli.admission;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Kubernetes' quantities: 2, 500m, 2Gi, 1e9. */
final class Quantities {
  private static final Pattern QUANTITY =
      Pattern.compile(
          "([-+]?(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+))(?:([KMGTPE]i|[numkMGTPE])|[eE]([-+]?[0-9]{1,9}))?");
  private static final Map<String, Integer> POWERS_OF_TEN =
      Map.of("n", -9, "u", -6, "m", -3, "k", 3, "M", 6, "G", 9, "T", 12, "P", 15, "E", 18);
  private static final String POWERS_OF_1024 = "KMGTPE";
  private static final int FINEST_DIGIT = 9;
  private static final int LARGEST_EXPONENT = 100;

  private Quantities() {}

  static boolean isQuantity(String text) {
    return QUANTITY.matcher(text).matches();
  }

  /**
   * The amount, rounded up to a billionth as Kubernetes does.
   *
   * @throws IllegalArgumentException if it is no quantity
   */
  static BigDecimal amount(String text) {
    Matcher quantity = QUANTITY.matcher(text);
    if (!quantity.matches()) {
      throw new IllegalArgumentException("no quantity: " + text);
    }
    var number = new BigDecimal(quantity.group(1));
    String suffix = quantity.group(2) == null ? "" : quantity.group(2);
    if (suffix.endsWith("i")) {
      int power = POWERS_OF_1024.indexOf(suffix.charAt(0)) + 1;
      return round(number.multiply(BigDecimal.valueOf(1L << (10 * power))));
    }
    int exponent =
        quantity.group(3) == null
            ? POWERS_OF_TEN.getOrDefault(suffix, 0)
            : exponent(quantity.group(3));
    return round(number.scaleByPowerOfTen(exponent));
  }

  /** Beyond a hundred digits nothing that is compared with is different. */
  private static int exponent(String text) {
    return Math.clamp(Integer.parseInt(text), -LARGEST_EXPONENT, LARGEST_EXPONENT);
  }

  private static BigDecimal round(BigDecimal amount) {
    return amount.setScale(FINEST_DIGIT, RoundingMode.UP);
  }
}
