package dev.threadlab.operator.observation;

/**
 * What keeps a run from starting.
 *
 * @param kind what kind of thing
 * @param reason in one word, for a condition: {@code InsufficientCpu}
 * @param message in a sentence
 */
public record Hindrance(Kind kind, String reason, String message) {
  /** The same, where it keeps the neighbours of a run from starting. */
  Hindrance ofNeighbours() {
    return new Hindrance(kind, reason, "Its neighbours do not start: " + message);
  }

  /** What a run is recorded as that it kept from starting for too long. */
  public enum Kind {
    Image,
    Scheduling,
    Other
  }
}
