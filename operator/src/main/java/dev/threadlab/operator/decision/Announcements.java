package dev.threadlab.operator.decision;

import dev.threadlab.crds.Condition;
import dev.threadlab.crds.Run.Outcome;
import dev.threadlab.crds.ThreadExperimentStatus;
import dev.threadlab.operator.decision.Action.Announce;
import dev.threadlab.operator.ledger.Entry;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is worth an Event: transitions, and nothing twice. */
final class Announcements {
  private Announcements() {}

  /** The conditions that a status has turned, against the one before. */
  static List<Announce> of(@Nullable ThreadExperimentStatus before, ThreadExperimentStatus after) {
    return Stream.of("Complete", "Failed", "Suspended", "Progressing")
        .flatMap(type -> turned(type, before, after).stream())
        .limit(1)
        .toList();
  }

  /** An attempt that gave no report. */
  static Optional<Announce> of(Entry entry) {
    return entry.outcome() == Outcome.Reported
        ? Optional.empty()
        : Optional.of(
            new Announce(
                true,
                entry.outcome().name(),
                "Run %d, attempt %d: %s"
                    .formatted(
                        entry.run(),
                        entry.attempt(),
                        Objects.requireNonNullElse(entry.message(), ""))));
  }

  private static Optional<Announce> turned(
      String type, @Nullable ThreadExperimentStatus before, ThreadExperimentStatus after) {
    Condition now = condition(type, after).orElseThrow();
    boolean holds = now.status().equals("True");
    boolean held =
        before != null
            && condition(type, before).map(Condition::status).equals(Optional.of("True"));
    boolean hindered = type.equals("Progressing") && held && !holds;
    if (held == holds || !(holds || hindered)) {
      return Optional.empty();
    }
    return Optional.of(
        new Announce(
            hindered || type.equals("Failed"),
            Objects.requireNonNullElse(now.reason(), type),
            Objects.requireNonNullElse(now.message(), "")));
  }

  private static Optional<Condition> condition(String type, ThreadExperimentStatus status) {
    return status.conditions().stream().filter(each -> each.type().equals(type)).findFirst();
  }
}
