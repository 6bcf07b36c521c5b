package dev.threadlab.crds;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An absent list in a document is an empty one in Java. */
final class Lists {
  private Lists() {}

  static <T> List<T> copy(@Nullable List<T> list) {
    return list == null ? List.of() : List.copyOf(list);
  }
}
