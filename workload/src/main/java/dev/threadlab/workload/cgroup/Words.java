package dev.threadlab.workload.cgroup;

import java.util.ArrayList;
import java.util.List;

/** The parts of a text between single separators: {@code split} without regular expressions. */
final class Words {
  private Words() {}

  static List<String> rows(String text) {
    return of(text, '\n');
  }

  static List<String> of(String text, char separator) {
    List<String> words = new ArrayList<>();
    int from = 0;
    for (int at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, from)) {
      words.add(text.substring(from, at));
      from = at + 1;
    }
    words.add(text.substring(from));
    return words;
  }
}
