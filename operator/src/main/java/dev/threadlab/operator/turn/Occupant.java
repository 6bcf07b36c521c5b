package dev.threadlab.operator.turn;

/**
 * A run of another experiment that is running or may begin to at any moment.
 *
 * @param name its Job or pod, with the namespace
 * @param reach where it is or may come to
 */
public record Occupant(String name, Reach reach) {
  /** Whether it is or may come to one of these nodes. */
  public boolean isIn(Reach other) {
    return reach.overlaps(other);
  }
}
