package dev.threadlab.experiment.status;

import dev.threadlab.crds.Comparison;
import dev.threadlab.crds.Progress;
import dev.threadlab.crds.ThreadExperimentStatus;
import dev.threadlab.crds.ThreadExperimentStatus.Phase;
import dev.threadlab.experiment.cells.Cells;
import dev.threadlab.experiment.comparison.Answer;
import dev.threadlab.experiment.decision.Ending;
import dev.threadlab.experiment.decision.Seen;
import dev.threadlab.experiment.run.RecordedRun;
import dev.threadlab.experiment.run.RunOutcome.Reported;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the whole status of an experiment out of what was seen, within the room for it. */
public final class StatusAssembly {
  private StatusAssembly() {}

  /**
   * The status. Together with metadata and spec it stays under 1 MiB of JSON, of which line reports
   * take at most 256 KiB; what had to be left out for that, {@code truncated} says.
   */
  public static ThreadExperimentStatus assemble(StatusInput input) {
    var counting = input.seen().counting();
    var cells = CellRoom.fit(Cells.of(input.seen().spec(), counting));
    var answer = Answer.of(input.seen().spec(), input.seen().plan(), counting);
    var nodes = EnvironmentRoom.fit(input.environment());
    var overall = ComparisonRoom.overAllNodes(answer.comparisons());
    long beside = ObjectRoom.beside(input, bare(input, cells, answer, overall, nodes));
    var comparisons = ComparisonRoom.fit(answer.comparisons(), beside);
    var bare = bare(input, cells, answer, comparisons.kept(), nodes);
    var runs = RunRoom.fit(inPlanOrder(input.seen()), ObjectRoom.beside(input, bare));
    return bare.showing(runs.kept(), Truncation.of(runs, nodes, cells, comparisons));
  }

  /** The status without its runs. */
  private static ThreadExperimentStatus bare(
      StatusInput input,
      CellRoom.Fitted cells,
      Answer answer,
      List<Comparison> comparisons,
      EnvironmentRoom.Fitted nodes) {
    return new ThreadExperimentStatus(
        input.metadata().getGeneration(),
        phase(input),
        Conditions.of(input),
        input.seen().plan().seed(),
        input.enforcement(),
        progress(input.seen()),
        time(input.seen().startTime()),
        time(input.completionTime()),
        input.seen().plan().nodes(),
        nodes.kept(),
        cells.kept(),
        comparisons,
        answer.noiseFloor(),
        answer.scaling(),
        answer.warnings(),
        answer.summary(),
        List.of(),
        null,
        ColumnStrings.of(input));
  }

  private static Phase phase(StatusInput input) {
    return switch (input.ending()) {
      case Ending.Complete _ -> Phase.Complete;
      case Ending.Failed _ -> Phase.Failed;
      case null -> unfinished(input.seen());
    };
  }

  private static Phase unfinished(Seen seen) {
    if (seen.suspended()) {
      return Phase.Suspended;
    }
    return seen.startTime() == null ? Phase.Pending : Phase.Running;
  }

  private static Progress progress(Seen seen) {
    var counting = seen.counting();
    int reported = (int) counting.stream().filter(run -> run.outcome() instanceof Reported).count();
    return Progress.of(
        seen.planned(),
        seen.running().size(),
        reported,
        counting.size() - reported,
        seen.retried());
  }

  private static List<RecordedRun> inPlanOrder(Seen seen) {
    return seen.recorded().stream()
        .sorted(
            Comparator.<RecordedRun>comparingInt(run -> run.planned().index())
                .thenComparingInt(RecordedRun::attempt))
        .toList();
  }

  private static @Nullable String time(@Nullable Instant instant) {
    return instant == null ? null : instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
