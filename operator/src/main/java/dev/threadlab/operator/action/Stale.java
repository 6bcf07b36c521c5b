package dev.threadlab.operator.action;

import java.io.Serial;

/** The cluster is not as it was seen: nothing was changed, look again. */
public final class Stale extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  Stale(String message) {
    super(message);
  }

  Stale(String message, Throwable cause) {
    super(message, cause);
  }
}
