package dev.threadlab.experiment.status;

import dev.threadlab.crds.Run.ReportRef;
import dev.threadlab.crds.Truncated;
import dev.threadlab.experiment.run.RecordedRun;
import dev.threadlab.experiment.run.RunOutcome.Reported;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says what a status left out and where it is. */
final class Truncation {
  private static final int LONGEST_MESSAGE = 1500;

  private Truncation() {}

  static @Nullable Truncated of(
      RunRoom.Fitted runs,
      EnvironmentRoom.Fitted nodes,
      CellRoom.Fitted cells,
      ComparisonRoom.Fitted comparisons) {
    var sentences = new ArrayList<String>();
    if (!runs.withoutLines().isEmpty()) {
      sentences.add(
          "The line reports of the first %d runs that had any are left out: there is room for %d KiB of them."
              .formatted(runs.withoutLines().size(), RunRoom.LINES >> 10));
    }
    if (!runs.withoutEntry().isEmpty()) {
      sentences.add(
          "The first %d runs have no entry: an object stays under 1 MiB."
              .formatted(runs.withoutEntry().size()));
    }
    sentences.addAll(whereKept(runs));
    if (nodes.omitted() > 0) {
      sentences.add("%d more nodes are not listed.".formatted(nodes.omitted()));
    }
    if (comparisons.omitted() > 0) {
      sentences.add(
          "%d comparisons of single nodes are not listed: there is no room for more."
              .formatted(comparisons.omitted()));
    }
    if (cells.shortened() > 0) {
      sentences.add(
          "%d cells list only the first %d of the CPUs that they saw."
              .formatted(cells.shortened(), cells.cpusEach()));
    }
    return sentences.isEmpty()
        ? null
        : new Truncated(
            runs.withoutLines().size(),
            runs.withoutEntry().size(),
            Text.within(LONGEST_MESSAGE, String.join(" ", sentences)));
  }

  private static List<String> whereKept(RunRoom.Fitted runs) {
    var refs =
        Stream.concat(runs.withoutEntry().stream(), runs.withoutLines().stream())
            .map(RecordedRun::outcome)
            .filter(Reported.class::isInstance)
            .map(outcome -> ((Reported) outcome).ref())
            .filter(Objects::nonNull)
            .toList();
    if (refs.isEmpty()) {
      return List.of();
    }
    return List.of(
        "Their run reports are kept whole, from %s to %s."
            .formatted(place(refs.getFirst()), place(refs.getLast())));
  }

  private static String place(ReportRef ref) {
    return ref.configMap() == null
        ? ref.key()
        : "key %s of ConfigMap %s".formatted(ref.key(), ref.configMap());
  }
}
