package dev.threadlab.cli.run;

import dev.threadlab.cli.local.ChildExit;
import dev.threadlab.cli.local.Interruption;
import dev.threadlab.cli.local.Limits;
import dev.threadlab.cli.local.LocalEngine;
import dev.threadlab.cli.local.Neighbours;
import dev.threadlab.crds.NodeEnvironment;
import dev.threadlab.crds.Run.ReportRef;
import dev.threadlab.crds.ThreadExperiment;
import dev.threadlab.experiment.decision.Decision;
import dev.threadlab.experiment.decision.Ending;
import dev.threadlab.experiment.decision.NextStep.Finish;
import dev.threadlab.experiment.decision.NextStep.Rest;
import dev.threadlab.experiment.decision.NextStep.Start;
import dev.threadlab.experiment.decision.Seen;
import dev.threadlab.experiment.plan.Plan;
import dev.threadlab.experiment.plan.PlannedRun;
import dev.threadlab.experiment.run.NeighbourArguments;
import dev.threadlab.experiment.run.RecordedRun;
import dev.threadlab.experiment.run.RunArguments;
import dev.threadlab.experiment.run.RunOutcome;
import dev.threadlab.experiment.status.Environments;
import dev.threadlab.experiment.store.ReportPacking;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Takes an experiment from its first run to its end, one run after another. */
final class Execution {
  private final Experiment experiment;
  private final Plan plan;
  private final Programs programs;
  private final LocalEngine engine;
  private final ResultDirectory results;
  private final Journal journal;
  private final Progress progress;
  private final Interruption interruption;
  private final InstantSource clock;
  private final String node;
  private final byte[] input;

  private final List<RecordedRun> recorded = new ArrayList<>();
  private @Nullable Instant startTime;
  private List<NodeEnvironment> environment = List.of();
  private Duration inRuns = Duration.ZERO;

  Execution(
      Experiment experiment,
      Plan plan,
      Programs programs,
      LocalEngine engine,
      ResultDirectory results,
      Journal journal,
      Progress progress,
      Interruption interruption,
      InstantSource clock,
      String node,
      byte[] input) {
    this.experiment = experiment;
    this.plan = plan;
    this.programs = programs;
    this.engine = engine;
    this.results = results;
    this.journal = journal;
    this.progress = progress;
    this.interruption = interruption;
    this.clock = clock;
    this.node = node;
    this.input = input;
  }

  /** Runs what is to be run; the object with its result. */
  ThreadExperiment run() throws IOException, InterruptedException {
    while (true) {
      var seen = seen(Set.of());
      switch (Decision.next(seen)) {
        case Start(var run, var attempt, _) -> perform(run, attempt);
        case Finish(var ending) -> {
          return ended(seen, ending);
        }
        case Rest _ -> {
          return ended(seen, null);
        }
      }
    }
  }

  /** How long the child processes took in all. */
  Duration inRuns() {
    return inRuns;
  }

  private ThreadExperiment ended(Seen seen, @Nullable Ending ending) throws IOException {
    return journal.last(new Journal.Entry(seen, environment, ending));
  }

  private Seen seen(Set<Integer> running) {
    return new Seen(
        experiment.spec(),
        plan,
        recorded,
        running,
        Map.of(),
        interruption.requested(),
        startTime,
        clock.instant());
  }

  private void perform(PlannedRun run, int attempt) throws IOException, InterruptedException {
    if (startTime == null) {
      startTime = clock.instant();
    }
    progress.started(run);
    journal.standing(new Journal.Entry(seen(Set.of(run.index())), environment, null));
    var limits = Limits.of(experiment.profile(run.profile()));
    var directory = results.newRunDirectory(run);
    var time = timeAllowed(startTime);
    try (var neighbours = neighbours(run, limits)) {
      if (neighbours.work(time.span(), interruption)) {
        measure(run, attempt, limits, directory, timeAllowed(startTime), neighbours);
      } else {
        withoutNeighbours(run, attempt, time);
      }
    }
  }

  private TimeAllowed timeAllowed(Instant start) {
    return TimeAllowed.of(experiment.spec(), start, clock.instant());
  }

  private void measure(
      PlannedRun run,
      int attempt,
      Limits limits,
      Path directory,
      TimeAllowed time,
      Neighbours neighbours)
      throws IOException, InterruptedException {
    var signature = directory.resolve("termination");
    var exit =
        engine.run(
            limits,
            programs.of(experiment.variant(run.variant())),
            arguments(run, directory, signature),
            time.span(),
            interruption);
    neighbours.mustHaveLasted();
    inRuns = inRuns.plus(exit.wall());
    if (cutShort(exit, time)) {
      results.forget(run);
      return;
    }
    var signed = TerminationLog.sha256(signature);
    var _ = Files.deleteIfExists(signature);
    var path = ResultDirectory.reportPath(ReportPacking.key(run, attempt));
    var judgement =
        Judgement.of(
            exit, limits, experiment.spec().runTimeoutSeconds(), signed, new ReportRef(null, path));
    record(new RecordedRun(run, attempt, node, null, keep(judgement, path)));
  }

  private Neighbours neighbours(PlannedRun run, Limits limits) throws IOException {
    var asked = experiment.profile(run.profile()).neighbours();
    var beside = limits.beside();
    return asked == null || beside == null
        ? engine.neighbours(limits, List.of(), NeighbourArguments.WORKING)
        : engine.neighbours(
            beside.each(),
            IntStream.rangeClosed(1, asked.count())
                .mapToObj(number ->
                    NeighbourArguments.of(asked, results.neighbourDirectory(number).toString()))
                .toList(),
            NeighbourArguments.WORKING);
  }

  /** They were ended, or not at work in time. */
  private void withoutNeighbours(PlannedRun run, int attempt, TimeAllowed time) throws IOException {
    if (interruption.requested() || time.untilDeadline()) {
      results.forget(run);
      return;
    }
    var outcome =
        new RunOutcome.TimedOut(
            "Its neighbours were not at work after %d s.".formatted(time.span().toSeconds()));
    record(new RecordedRun(run, attempt, node, null, outcome));
  }

  private List<String> arguments(PlannedRun run, Path directory, Path signature)
      throws IOException {
    // Before the rest, which may end in a command with options of its own.
    var arguments = new ArrayList<>(List.of("--termination-log", signature.toString()));
    arguments.addAll(
        RunArguments.of(
            experiment.spec(),
            experiment.variant(run.variant()),
            new RunArguments.Files(writtenInput().toString(), directory.toString(), null, null)));
    return arguments;
  }

  /** Anew for each run: the command of an earlier one may have changed it. */
  private Path writtenInput() throws IOException {
    return results.writeInput(input);
  }

  /** A run that was ended for no reason of its own does not count. */
  private boolean cutShort(ChildExit exit, TimeAllowed time) {
    boolean killed = exit.code() == Judgement.KILLED;
    return killed && (interruption.requested() || (exit.timedOut() && time.untilDeadline()));
  }

  private RunOutcome keep(Judgement judgement, String path) throws IOException {
    if (judgement instanceof Judgement.WithReport(var outcome, var report, var json)) {
      environment = List.of(Environments.of(node, report.hardware()));
      journal.report(path, json);
      return outcome;
    }
    return judgement.outcome();
  }

  private void record(RecordedRun run) {
    recorded.add(run);
    progress.ended(run);
  }
}
