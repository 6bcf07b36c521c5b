package dev.threadlab.operator.cluster;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Something that goes wrong in an operator's process, at the first request of its own choosing. A
 * process is told by an environment variable.
 *
 * @param kind what goes wrong
 * @param method the request's method
 * @param path what its path holds, as a regular expression
 */
record Fault(Kind kind, String method, String path) {
  static final String VARIABLE = "THREADLAB_TEST_FAULT";

  /** What goes wrong. */
  enum Kind {
    /** The process ends, as if by kill -9, before the request is sent. */
    DiesBefore,
    /** The process ends so when the request has been done, before it learns that it has. */
    DiesAfter,
    /** The request is never answered, and no later one of the kind. */
    Hangs,
    /** The request asks for something that is not there, and so does each later one of the kind. */
    Misses
  }

  /** The fault that this process was told. */
  static Optional<Fault> told() {
    return Optional.ofNullable(System.getenv(VARIABLE)).map(Fault::parse);
  }

  private static Fault parse(String text) {
    String[] parts = text.split(" ", 3);
    return new Fault(Kind.valueOf(parts[0]), parts[1], parts[2]);
  }

  boolean isAbout(String requestMethod, String requestPath) {
    return method.equals(requestMethod) && Pattern.compile(path).matcher(requestPath).find();
  }

  @Override
  public String toString() {
    return "%s %s %s".formatted(kind, method, path);
  }
}
