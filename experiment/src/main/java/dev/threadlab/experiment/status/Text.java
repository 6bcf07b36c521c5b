package dev.threadlab.experiment.status;

import java.util.List;

/** Texts that come from outside, made fit for a document. */
final class Text {
  private static final char REPLACEMENT = '\uFFFD';
  private static final String CUT = "…";

  private Text() {}

  /**
   * The text as it is but for halves of surrogate pairs, which no UTF-8 can hold: a writer of JSON
   * would refuse the whole document for one.
   */
  static String encodable(String text) {
    StringBuilder repaired = null;
    for (int at = 0; at < text.length(); at++) {
      if (!Character.isSurrogate(text.charAt(at))) {
        continue;
      }
      if (Character.charCount(text.codePointAt(at)) == 2) {
        at++;
        continue;
      }
      repaired = repaired == null ? new StringBuilder(text) : repaired;
      repaired.setCharAt(at, REPLACEMENT);
    }
    return repaired == null ? text : repaired.toString();
  }

  /** At most so many characters of the text, for people: control characters but line ends go. */
  static String within(int most, String text) {
    String whole = text.length() <= most ? text : text.substring(0, most - 1) + CUT;
    return encodable(whole)
        .codePoints()
        .map(each -> Character.isISOControl(each) && each != '\n' ? REPLACEMENT : each)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /** Names in about so many characters: {@code one,two +3 more}. */
  static String joined(int most, List<String> names) {
    var joined = new StringBuilder();
    int shown = 0;
    for (String name : names) {
      if (shown > 0 && joined.length() + 1 + name.length() > most) {
        break;
      }
      joined.append(shown > 0 ? "," : "").append(within(most, name));
      shown++;
    }
    return shown == names.size()
        ? joined.toString()
        : joined + " +%d more".formatted(names.size() - shown);
  }
}
