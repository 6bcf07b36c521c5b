package dev.threadlab.experiment.decision;

import dev.threadlab.crds.Run.Outcome;
import dev.threadlab.experiment.run.RecordedRun;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Puts the endings into words. */
final class Endings {
  private Endings() {}

  /** Every run has been recorded. */
  static Ending ofAllRuns(List<RecordedRun> recorded) {
    var failed = failures(recorded);
    int reported = recorded.size() - failed.values().stream().mapToInt(Integer::intValue).sum();
    if (reported == 0) {
      return new Ending.Failed(
          mostFrequent(failed).name(),
          "None of %d runs gave a report: %s.".formatted(recorded.size(), inWords(failed)));
    }
    if (failed.isEmpty()) {
      return new Ending.Complete(
          "AllRunsReported", "All %d runs gave a report.".formatted(reported));
    }
    return new Ending.Complete(
        "SomeRunsFailed",
        "%d of %d runs gave a report; the others: %s."
            .formatted(reported, recorded.size(), inWords(failed)));
  }

  static Ending deadlineExceeded(Seen seen) {
    return new Ending.Failed(
        "DeadlineExceeded",
        "%d of %d runs had ended when deadlineSeconds (%d) had passed."
            .formatted(seen.counting().size(), seen.planned(), seen.spec().deadlineSeconds()));
  }

  static Ending interrupted(Seen seen) {
    return new Ending.Failed(
        "Interrupted",
        "%d of %d runs had ended when the experiment was interrupted."
            .formatted(seen.counting().size(), seen.planned()));
  }

  private static Map<Outcome, Integer> failures(List<RecordedRun> recorded) {
    var counts = new EnumMap<Outcome, Integer>(Outcome.class);
    for (RecordedRun run : recorded) {
      counts.merge(run.outcome().kind(), 1, Integer::sum);
    }
    counts.remove(Outcome.Reported);
    return counts;
  }

  /** Of equally frequent outcomes the one that the API lists first. */
  private static Outcome mostFrequent(Map<Outcome, Integer> failed) {
    return failed.entrySet().stream()
        .max(
            Map.Entry.<Outcome, Integer>comparingByValue()
                .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
        .orElseThrow()
        .getKey();
  }

  private static String inWords(Map<Outcome, Integer> failed) {
    return failed.entrySet().stream()
        .map(each -> each.getValue() + " " + each.getKey())
        .collect(Collectors.joining(", "));
  }
}
