package dev.threadlab.operator.turn;

/**
 * It is another experiment's turn.
 *
 * @param message the place in the queue, and who is before, in a sentence
 */
public record Waiting(String message) {
  /** In one word, for a condition. */
  public static final String REASON = "WaitingForNode";
}
