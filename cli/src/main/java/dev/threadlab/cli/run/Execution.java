package dev.threadlab.cli.run;

import dev.threadlab.cli.local.Child;
import dev.threadlab.cli.local.ChildExit;
import dev.threadlab.cli.local.Interruption;
import dev.threadlab.cli.local.Limits;
import dev.threadlab.cli.local.LocalEngine;
import dev.threadlab.cli.local.Neighbours;
import dev.threadlab.cli.local.Step;
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
import java.util.Objects;
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
        case Start(var run, var attempt, _) -> perform(plan.inOnePod(run), attempt);
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

  /** One process does these runs one after another, and writes to the directory of the last. */
  private void perform(List<PlannedRun> runs, int attempt)
      throws IOException, InterruptedException {
    if (startTime == null) {
      startTime = clock.instant();
    }
    PlannedRun last = runs.getLast();
    show(runs.getFirst());
    var directory = results.newRunDirectory(last);
    var time = timeAllowed();
    try (var neighbours = neighbours(last)) {
      if (neighbours.work(time.span(), interruption)) {
        measure(runs, attempt, directory, neighbours);
      } else {
        withoutNeighbours(last, attempt, time);
      }
    }
  }

  private void measure(List<PlannedRun> runs, int attempt, Path directory, Neighbours neighbours)
      throws IOException, InterruptedException {
    PlannedRun last = runs.getLast();
    try (var child = start(runs, directory)) {
      for (int at = 0; at < runs.size() - 1; at++) {
        if (!goesOn(child, runs.get(at), attempt, last)) {
          return;
        }
        child.resize(limits(runs.get(at + 1)));
        show(runs.get(at + 1));
      }
      var time = timeAllowed();
      var exit = child.end(time.span());
      neighbours.mustHaveLasted();
      end(last, attempt, exit, time);
    }
  }

  private void show(PlannedRun run) throws IOException {
    progress.started(run);
    journal.standing(new Journal.Entry(seen(Set.of(run.index())), environment, null));
  }

  private Limits limits(PlannedRun run) {
    return Limits.of(experiment.spec().profile(run.profile()));
  }

  private TimeAllowed timeAllowed() {
    return TimeAllowed.of(experiment.spec(), Objects.requireNonNull(startTime), clock.instant());
  }

  private Child start(List<PlannedRun> runs, Path directory) throws IOException {
    var first = runs.getFirst();
    return engine.start(
        limits(first),
        programs.of(experiment.spec().variant(first.variant())),
        arguments(runs, directory),
        interruption);
  }

  /** Whether the run gave a report and its process goes on with the next. */
  private boolean goesOn(Child child, PlannedRun run, int attempt, PlannedRun last)
      throws IOException, InterruptedException {
    var time = timeAllowed();
    return switch (child.next(time.span())) {
      case Step.Report(var report, var wall) -> {
        inRuns = inRuns.plus(wall);
        var path = path(run, attempt);
        var judgement = Judgement.of(report, limits(run), new ReportRef(null, path));
        boolean good = judgement instanceof Judgement.WithReport;
        if (good) {
          results.keepOutput(run, last);
        } else {
          results.move(last, run);
        }
        record(new RecordedRun(run, attempt, node, null, keep(judgement, path)));
        yield good;
      }
      case Step.Ended(var exit) -> {
        results.move(last, run);
        end(run, attempt, exit, time);
        yield false;
      }
    };
  }

  private void end(PlannedRun run, int attempt, ChildExit exit, TimeAllowed time)
      throws IOException {
    inRuns = inRuns.plus(exit.wall());
    if (cutShort(exit, time)) {
      results.forget(run);
      return;
    }
    var signature = results.signature(run);
    var signed = TerminationLog.sha256(signature);
    var _ = Files.deleteIfExists(signature);
    var path = path(run, attempt);
    var judgement =
        Judgement.of(
            exit,
            limits(run),
            experiment.spec().runTimeoutSeconds(),
            signed,
            new ReportRef(null, path));
    var sized =
        switch (experiment.spec().resize()) {
          case None -> judgement;
          case InPlace -> judgement.under(limits(run));
        };
    record(new RecordedRun(run, attempt, node, null, keep(sized, path)));
  }

  private Neighbours neighbours(PlannedRun run) throws IOException {
    var asked = experiment.spec().profile(run.profile()).neighbours();
    var limits = limits(run);
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

  private static String path(PlannedRun run, int attempt) {
    return ResultDirectory.reportPath(ReportPacking.key(run, attempt));
  }

  private List<String> arguments(List<PlannedRun> runs, Path directory) throws IOException {
    // Before the rest, which may end in a command with options of its own.
    var arguments =
        new ArrayList<>(List.of("--termination-log", results.signature(runs.getLast()).toString()));
    arguments.addAll(
        RunArguments.of(
            experiment.spec(),
            experiment.spec().variant(runs.getFirst().variant()),
            RunArguments.sizes(experiment.spec(), runs),
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
