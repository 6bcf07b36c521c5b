package dev.threadlab.experiment.comparison;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Decimal numbers as the API and its sentences write them. */
final class Decimals {
  private static final MathContext FOUR_DIGITS = new MathContext(4, RoundingMode.HALF_EVEN);
  private static final double LEAST_CHANCE = 1e-9;
  private static final double SMALL_FACTOR = 1.1;
  private static final int LARGE = 10;

  private Decimals() {}

  /** Four digits that count: {@code 0.5163}. */
  static String number(double number) {
    return new BigDecimal(number).round(FOUR_DIGITS).stripTrailingZeros().toPlainString();
  }

  /** The number that this is the logarithm of. */
  static String ratio(double log) {
    return number(Math.exp(log));
  }

  /** A chance, and where it is less than one in a billion that. */
  static String chance(double chance) {
    return number(Math.max(LEAST_CHANCE, chance));
  }

  /** How many times, from the logarithm, whichever its sign: {@code 1.94x}. */
  static String factor(double log) {
    double factor = Math.exp(Math.abs(log));
    String format = factor < SMALL_FACTOR ? "%.3fx" : factor < LARGE ? "%.2fx" : "%.1fx";
    return String.format(Locale.ROOT, format, factor);
  }

  /** The part that this is the logarithm of one and, per cent: {@code 2.1}. */
  static String percentMore(double log) {
    return percent(Math.expm1(Math.abs(log)));
  }

  /** A share in per cent, with two digits that count below ten: {@code 46}, {@code 2.1}. */
  static String percent(double share) {
    double percent = 100 * share;
    if (percent >= LARGE) {
      return String.valueOf(Math.round(percent));
    }
    return new BigDecimal(percent)
        .round(new MathContext(2, RoundingMode.HALF_EVEN))
        .stripTrailingZeros()
        .toPlainString();
  }
}
