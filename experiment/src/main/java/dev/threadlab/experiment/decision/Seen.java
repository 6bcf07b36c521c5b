package dev.threadlab.experiment.decision;

import dev.threadlab.crds.ThreadExperimentSpec;
import dev.threadlab.experiment.plan.Plan;
import dev.threadlab.experiment.plan.PlannedRun;
import dev.threadlab.experiment.run.RecordedRun;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where an experiment stands, as far as an engine can see: all that a decision rests on.
 *
 * @param spec its design, defaults filled in
 * @param plan its runs
 * @param recorded the attempts that have ended and were not lost, in any order, each once
 * @param running the indices of the runs that are running
 * @param lost how many attempts of a run were lost with their pods and are made up for, by the
 *     run's index; runs that lost none may be left out
 * @param interrupted whether the user has asked to stop
 * @param startTime when the first run was started, absent before
 * @param now the time
 */
public record Seen(
    ThreadExperimentSpec spec,
    Plan plan,
    List<RecordedRun> recorded,
    Set<Integer> running,
    Map<Integer, Integer> lost,
    boolean interrupted,
    @Nullable Instant startTime,
    Instant now) {
  public Seen {
    running = Set.copyOf(running);
    lost = Map.copyOf(lost);
    recorded = Rounds.markSuperseded(plan, recorded, lost);
  }

  /** The runs that have ended and count, each once. */
  public List<RecordedRun> counting() {
    return recorded.stream().filter(run -> !run.superseded()).toList();
  }

  /** Whether the design asks to start no more runs for now. */
  public boolean suspended() {
    return spec.suspend();
  }

  /** Whether the whole experiment has had its time. */
  public boolean deadlinePassed() {
    return startTime != null && !now.isBefore(startTime.plusSeconds(spec.deadlineSeconds()));
  }

  /** The indices of the runs that have ended for good. */
  Set<Integer> recordedIndices() {
    return counting().stream().map(run -> run.planned().index()).collect(Collectors.toSet());
  }

  /** Attempts that do not count: lost, or of a round that is run again. */
  public int retried() {
    int ofLost = lost.values().stream().mapToInt(Integer::intValue).sum();
    return ofLost + (int) recorded.stream().filter(RecordedRun::superseded).count();
  }

  /**
   * How many runs there are to be as far as is known: those of the rounds that are run in any case,
   * and of those begun since.
   */
  public int planned() {
    int begun =
        Stream.concat(
                recorded.stream().map(RecordedRun::planned),
                running.stream().map(index -> plan.runs().get(index)))
            .mapToInt(PlannedRun::round)
            .max()
            .orElse(0);
    return plan.runsUpTo(plan.rounds(Math.max(plan.roundsOnEach(begun), spec.rounds())));
  }
}
