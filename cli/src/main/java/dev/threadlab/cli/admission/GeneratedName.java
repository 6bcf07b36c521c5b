package dev.threadlab.cli.admission;

import java.security.SecureRandom;

/** A name for an object that asks for one with {@code generateName}, as the API server makes it. */
final class GeneratedName {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String LETTERS = "bcdfghjklmnpqrstvwxz2456789";
  private static final int SUFFIX = 5;
  private static final int LONGEST_PREFIX = 63 - SUFFIX;

  private GeneratedName() {}

  static String of(String prefix) {
    var name = new StringBuilder(prefix);
    name.setLength(Math.min(name.length(), LONGEST_PREFIX));
    RANDOM.ints(SUFFIX, 0, LETTERS.length()).forEach(index -> name.append(LETTERS.charAt(index)));
    return name.toString();
  }
}
