package dev.threadlab.cli.admission;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong in one document, by field. */
final class Findings {
  private final List<Finding> found = new ArrayList<>();

  /** One of them. */
  record Finding(String field, String message) {}

  void add(String field, String message) {
    var finding = new Finding(field, message);
    if (!found.contains(finding)) {
      found.add(finding);
    }
  }

  /** Whether there is one at that field or below it. */
  boolean within(String field) {
    return found.stream().anyMatch(finding -> isWithin(finding.field(), field));
  }

  List<Finding> all() {
    return List.copyOf(found);
  }

  private static boolean isWithin(String inner, String outer) {
    return outer.isEmpty()
        || (inner.startsWith(outer)
            && (inner.length() == outer.length()
                || ".[".indexOf(inner.charAt(outer.length())) >= 0));
  }
}
