package dev.threadlab.operator.observation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlab.crds.Run.Outcome;
import dev.threadlab.experiment.plan.PlannedRun;
import dev.threadlab.operator.job.Labels.RunId;
import dev.threadlab.operator.ledger.Entry;
import dev.threadlab.operator.ledger.Ledger;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PodProgressTest {
  private static final String ENDED = "2026-01-01T00:00:07Z";
  private static final List<PlannedRun> RUNS =
      List.of(run(4, "small"), run(5, "middle"), run(6, "large"));

  @Test
  void aPodBeginsWithTheFirstOfItsRuns() {
    var progress = progress();
    assertThat(progress.current()).isEqualTo(new RunId(4, 2));
    assertThat(progress.since()).isEmpty();
    assertThat(progress.place()).isEqualTo(new PlaceInLog(1, 3));
  }

  @Test
  void whatIsRecordedWithAReportIsBehindIt() {
    var progress = progress(entry(4, 2, Outcome.Reported));
    assertThat(progress.current()).isEqualTo(new RunId(5, 2));
    assertThat(progress.since()).contains(Instant.parse(ENDED));
    assertThat(progress.left()).isEqualTo(RUNS.subList(1, 3));
    assertThat(progress.place()).isEqualTo(new PlaceInLog(2, 3));
  }

  @Test
  void aRunWithoutAReportIsItsLast() {
    assertThat(progress(entry(4, 2, Outcome.TimedOut), entry(5, 2, Outcome.Reported)).current())
        .isEqualTo(new RunId(4, 2));
  }

  @Test
  void attemptsBeforeAreNotItsOwn() {
    assertThat(progress(entry(4, 1, Outcome.Reported)).current()).isEqualTo(new RunId(4, 2));
  }

  @Test
  void aPodThatIsDoneIsAtItsLastRun() {
    var all =
        progress(
            entry(4, 2, Outcome.Reported),
            entry(5, 2, Outcome.Reported),
            entry(6, 2, Outcome.Reported));
    assertThat(all.current()).isEqualTo(new RunId(6, 2));
  }

  private static PodProgress progress(Entry... entries) {
    var byId = Arrays.stream(entries).collect(Collectors.toMap(Entry::id, Function.identity()));
    return PodProgress.of(RUNS, 2, new Ledger(byId, Map.of()));
  }

  private static PlannedRun run(int index, String profile) {
    return new PlannedRun(index, 2, profile, "single");
  }

  private static Entry entry(int run, int attempt, Outcome outcome) {
    return new Entry(
        run, attempt, "node1", "pod", ENDED, ENDED, outcome, null, null, null, 0, null, 0);
  }
}
