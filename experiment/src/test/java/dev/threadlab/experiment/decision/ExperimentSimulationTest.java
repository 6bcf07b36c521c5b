package dev.threadlab.experiment.decision;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlab.crds.ThreadExperimentSpec;
import dev.threadlab.experiment.Designs;
import dev.threadlab.experiment.Runs;
import dev.threadlab.experiment.decision.NextStep.Finish;
import dev.threadlab.experiment.decision.NextStep.Rest;
import dev.threadlab.experiment.decision.NextStep.Start;
import dev.threadlab.experiment.decision.NextStep.Why;
import dev.threadlab.experiment.plan.Plan;
import dev.threadlab.experiment.plan.PlannedRun;
import dev.threadlab.experiment.run.RecordedRun;
import dev.threadlab.experiment.run.RunOutcome.Reported;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collector;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;

/** An engine that is interrupted wherever it may be, on a system that remembers for it. */
class ExperimentSimulationTest {

  /** What can come between a decision and the next. */
  enum Interruption {
    /** Nothing does. */
    None,
    /** The engine dies after it decided and before it acted. */
    EngineDiesBeforeActing,
    /** The engine is asked again although nothing changed. */
    AskedTwice,
    /** The pod of the running run is lost. */
    PodLost,
    /** The running run is killed for its memory. */
    OutOfMemory,
    /** The user suspends the experiment, or lets it go on. */
    SuspendToggled
  }

  @Property
  void nothingIsLostOrCountedTwiceWhereverWeAreInterrupted(
      @ForAll @IntRange(min = 1, max = 6) int rounds,
      @ForAll long seed,
      @ForAll @Size(max = 100) List<Interruption> interruptions) {
    var simulation = new Simulation(Designs.ofRounds(rounds), seed, interruptions);
    Ending ending = simulation.runToTheEnd();
    var counting = simulation.seen().counting();
    assertThat(counting)
        .extracting(RecordedRun::planned)
        .containsExactlyElementsOf(simulation.plan.runs());
    assertThat(counting.stream().collect(groupingBy(Simulation::round, attempts())).values())
        .as("attempts of one round")
        .allSatisfy(attempts -> assertThat(attempts).hasSize(1));
    assertThat(simulation.started).doesNotHaveDuplicates();
    assertThat(simulation.started).hasSize(simulation.recorded.size() + simulation.podsLost);
    assertThat(ending)
        .isInstanceOf(simulation.reports() > 0 ? Ending.Complete.class : Ending.Failed.class);
  }

  private static Collector<RecordedRun, ?, Set<Integer>> attempts() {
    return mapping(RecordedRun::attempt, toSet());
  }

  /** Holds what a cluster holds; each decision sees a fresh copy and nothing else. */
  private static final class Simulation {
    private static final int CELLS = 4;
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    final int rounds;
    final Plan plan;
    final Deque<Interruption> interruptions;
    final List<RecordedRun> recorded = new ArrayList<>();
    final List<Start> started = new ArrayList<>();
    final Map<Integer, Integer> lost = new HashMap<>();
    @Nullable Start running;
    boolean suspended;
    int podsLost;

    Simulation(ThreadExperimentSpec spec, long seed, List<Interruption> interruptions) {
      this.rounds = spec.rounds();
      this.plan = Plan.of(spec, seed);
      this.interruptions = new ArrayDeque<>(interruptions);
    }

    Ending runToTheEnd() {
      int most = 3 * (plan.runs().size() + CELLS * interruptions.size()) + 3;
      for (int step = 0; step < most; step++) {
        NextStep next = Decision.next(seen());
        if (next instanceof Finish(var ending)) {
          assertThat(Decision.next(seen())).as("the end is the end").isEqualTo(next);
          return ending;
        }
        act(next, interruptions.isEmpty() ? Interruption.None : interruptions.pop());
      }
      throw new AssertionError("did not end after " + most + " steps");
    }

    private void act(NextStep next, Interruption interruption) {
      switch (interruption) {
        case EngineDiesBeforeActing -> {}
        case SuspendToggled -> suspended = !suspended;
        case AskedTwice -> {
          assertThat(Decision.next(seen())).isEqualTo(next);
          proceed(next);
        }
        case PodLost -> losePod();
        case OutOfMemory -> end(true);
        case None -> proceed(next);
      }
    }

    private void proceed(NextStep next) {
      switch (next) {
        case Start start -> {
          assertThat(running).as("running beside %s", start).isNull();
          running = start;
          started.add(start);
        }
        case Rest(Why why) when why == Why.Suspended -> suspended = false;
        case Rest _ -> end(false);
        case Finish _ -> throw new AssertionError("handled before");
      }
    }

    private void end(boolean outOfMemory) {
      if (running != null) {
        PlannedRun run = running.run();
        RecordedRun ended = outOfMemory ? Runs.outOfMemory(run) : Runs.reported(run);
        recorded.add(new RecordedRun(run, running.attempt(), "node-1", null, ended.outcome()));
        running = null;
      }
    }

    private void losePod() {
      if (running != null) {
        lost.merge(running.run().index(), 1, Integer::sum);
        running = null;
        podsLost++;
      }
    }

    private Seen seen() {
      return new Seen(
          Designs.suspended(rounds, suspended),
          plan,
          recorded,
          running == null ? Set.of() : Set.of(running.run().index()),
          lost,
          false,
          started.isEmpty() ? null : START,
          START.plusSeconds(started.size()));
    }

    static int round(RecordedRun run) {
      return run.planned().round();
    }

    private long reports() {
      return seen().counting().stream().filter(run -> run.outcome() instanceof Reported).count();
    }
  }
}
