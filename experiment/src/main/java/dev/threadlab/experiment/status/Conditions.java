package dev.threadlab.experiment.status;

import dev.threadlab.crds.Condition;
import dev.threadlab.experiment.decision.Ending;
import dev.threadlab.experiment.decision.Seen;
import dev.threadlab.experiment.status.StatusInput.Hindrance;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The four conditions, all present from the first status on. */
final class Conditions {
  private static final int LONGEST_MESSAGE = 500;

  private Conditions() {}

  static List<Condition> of(StatusInput input) {
    return List.of(
        condition("Progressing", progressing(input), input),
        condition("Complete", complete(input.ending()), input),
        condition("Failed", failed(input.ending()), input),
        condition("Suspended", suspended(input), input));
  }

  /** The reason that a reader asks for first: of the end, of a pause, or of the progress. */
  static String reasonThatMatters(StatusInput input) {
    if (input.ending() == null && input.seen().suspended()) {
      return suspended(input).reason();
    }
    return progressing(input).reason();
  }

  private static State progressing(StatusInput input) {
    Ending ending = input.ending();
    if (ending != null) {
      return new State(false, ending.reason(), ending.message());
    }
    Hindrance hindrance = input.hindrance();
    if (hindrance != null) {
      return new State(false, hindrance.reason(), hindrance.message());
    }
    Seen seen = input.seen();
    if (seen.running().isEmpty() && seen.suspended()) {
      return new State(false, "Suspended", "No run is started while suspend is true.");
    }
    if (seen.running().isEmpty() && seen.startTime() == null) {
      return new State(false, "NotStarted", "No run has been started yet.");
    }
    return new State(
        true,
        "Running",
        "%d of %d runs have ended, %d running."
            .formatted(seen.counting().size(), seen.planned(), seen.running().size()));
  }

  private static State complete(@Nullable Ending ending) {
    return switch (ending) {
      case Ending.Complete(var reason, var message) -> new State(true, reason, message);
      case Ending.Failed(var reason, var message) -> new State(false, reason, message);
      case null -> notEnded();
    };
  }

  private static State failed(@Nullable Ending ending) {
    return switch (ending) {
      case Ending.Complete(var reason, var message) -> new State(false, reason, message);
      case Ending.Failed(var reason, var message) -> new State(true, reason, message);
      case null -> notEnded();
    };
  }

  private static State notEnded() {
    return new State(false, "NotEnded", "The experiment has not ended.");
  }

  private static State suspended(StatusInput input) {
    if (input.ending() != null) {
      return new State(false, "Ended", "The experiment has ended.");
    }
    return input.seen().suspended()
        ? new State(true, "SuspendRequested", "suspend is true.")
        : new State(false, "NotRequested", "suspend is false.");
  }

  private static Condition condition(String type, State state, StatusInput input) {
    String status = state.holds() ? "True" : "False";
    return new Condition(
        type,
        status,
        state.reason(),
        Text.within(LONGEST_MESSAGE, state.message()),
        transition(type, status, input),
        input.metadata().getGeneration());
  }

  private static String transition(String type, String status, StatusInput input) {
    return input.previous().stream()
        .filter(before -> before.type().equals(type) && before.status().equals(status))
        .map(Condition::lastTransitionTime)
        .filter(time -> time != null)
        .findFirst()
        .orElseGet(() -> input.seen().now().truncatedTo(ChronoUnit.SECONDS).toString());
  }

  private record State(boolean holds, String reason, String message) {}
}
