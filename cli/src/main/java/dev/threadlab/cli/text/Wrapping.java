package dev.threadlab.cli.text;

import java.util.ArrayList;
import java.util.List;

/** Breaks text into lines between words, and a word only where it is longer than a line. */
public final class Wrapping {
  private Wrapping() {}

  /** The lines, each at most so wide. */
  public static List<String> lines(String text, int width) {
    var lines = new ArrayList<String>();
    var line = new StringBuilder();
    for (var word : text.split(" ", -1)) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
      while (line.length() > width) {
        lines.add(line.substring(0, width));
        line.delete(0, width);
      }
    }
    lines.add(line.toString());
    return lines;
  }
}
