package dev.threadlab.experiment.decision;

/** How an experiment ended. */
public sealed interface Ending {

  /** The cause in one word, in the form of a condition's reason: {@code DeadlineExceeded}. */
  String reason();

  /** The cause in a sentence. */
  String message();

  /** Every run has ended and at least one gave a report. */
  record Complete(String reason, String message) implements Ending {}

  /** It gave no report at all, or was ended before its plan was done; what it has is kept. */
  record Failed(String reason, String message) implements Ending {}
}
