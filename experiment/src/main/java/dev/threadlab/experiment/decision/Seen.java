package dev.threadlab.experiment.decision;

import dev.threadlab.crds.ThreadExperimentSpec;
import dev.threadlab.experiment.plan.Plan;
import dev.threadlab.experiment.run.RecordedRun;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where an experiment stands, as far as an engine can see: all that a decision rests on.
 *
 * @param spec its design, defaults filled in
 * @param plan its runs
 * @param recorded the runs that have ended for good, in any order, each once
 * @param running the indices of the runs that are running
 * @param lost how many attempts of a run were lost with their pods, by the run's index; runs that
 *     lost none may be left out
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
    recorded = List.copyOf(recorded);
    running = Set.copyOf(running);
    lost = Map.copyOf(lost);
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
    return recorded.stream().map(run -> run.planned().index()).collect(Collectors.toSet());
  }

  /** Attempts beyond the first, of runs that have ended and of runs that have not. */
  public int retried() {
    int ofEnded = recorded.stream().mapToInt(run -> run.attempt() - 1).sum();
    var ended = recordedIndices();
    int ofOthers =
        lost.entrySet().stream()
            .filter(run -> !ended.contains(run.getKey()))
            .mapToInt(Map.Entry::getValue)
            .sum();
    return ofEnded + ofOthers;
  }
}
