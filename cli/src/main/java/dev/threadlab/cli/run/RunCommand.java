package dev.threadlab.cli.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.threadlab.cli.ExitCode;
import dev.threadlab.cli.Unreadable;
import dev.threadlab.cli.local.Interruption;
import dev.threadlab.cli.local.LocalEngine;
import dev.threadlab.cli.local.RefusedException;
import dev.threadlab.crds.Placement.Scope;
import dev.threadlab.crds.Resize;
import dev.threadlab.crds.ThreadExperiment;
import dev.threadlab.crds.ThreadExperimentStatus.Phase;
import dev.threadlab.experiment.plan.Plan;
import dev.threadlab.experiment.plan.Scopes;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code threadlab run}. */
@Command(
    name = "run",
    description = {
      "Run an experiment on this machine, without a cluster.",
      "",
      "Each run is a process of its own, held to its profile's CPU and memory by the kernel's control groups, as a pod"
          + " would be. The result goes to standard output, progress to standard error; all of it is kept in a"
          + " directory: the object with its status, the run reports, the output files."
    },
    sortOptions = false,
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the experiment is complete (or suspended, and nothing was to be run)",
      "1:it failed: no run gave a report, or it came to its deadline",
      "2:wrong usage, a file that is invalid or cannot be read, or limits that cannot be enforced here",
      "130:interrupted; what was done is kept"
    },
    footer = {
      "",
      "Examples:",
      "  threadlab run deploy/examples/threading-in-python.yaml",
      "  threadlab run cpu-bound.yaml --rounds 3 --seed 42",
      "  threadlab run cpu-bound.yaml --format json | jq .status.cells"
    })
public final class RunCommand implements Callable<Integer> {
  private static final long SEEDS = 1L << 53;
  private static final Path WORKLOAD = Path.of("workload", "target", "root");

  @Parameters(paramLabel = "FILE", description = "A YAML file with one ThreadExperiment.")
  private Path file = Path.of("");

  @Option(names = "--rounds", paramLabel = "N", description = "Rounds, instead of the file's.")
  private @Nullable Integer rounds;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Seed of the random order, instead of the file's.")
  private @Nullable Long seed;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description =
          "Where the results go. An earlier result there is moved aside to DIR.1, DIR.2, ... Default:"
              + " threadlab-out/NAME.")
  private @Nullable Path out;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "table",
      description =
          "The result on standard output: ${COMPLETION-CANDIDATES}. json and yaml are the ThreadExperiment with its"
              + " status. Default: ${DEFAULT-VALUE}.")
  private Format format = Format.table;

  @Option(names = "--unenforced", description = "Hold the runs to no limits; the result says so.")
  private boolean unenforced;

  private final PrintStream result = new PrintStream(System.out, true, UTF_8);
  private final PrintStream notes = new PrintStream(System.err, true, UTF_8);

  @Override
  public Integer call() throws InterruptedException {
    try {
      var documents = CompletableFuture.supplyAsync(Documents::new, Thread::startVirtualThread);
      return run(experiment(documents::join), documents.join());
    } catch (RefusedException refused) {
      notes.println(refused.getMessage());
      return ExitCode.USAGE;
    } catch (IOException failed) {
      notes.println(Unreadable.sentence(failed));
      return ExitCode.INTERNAL;
    }
  }

  private Experiment experiment(Supplier<Documents> documents) throws RefusedException {
    try {
      return new Admitted(documents).experiment(file, rounds, seed);
    } catch (IOException unreadable) {
      throw new RefusedException(Unreadable.sentence(unreadable), unreadable);
    }
  }

  private int run(Experiment experiment, Documents documents)
      throws RefusedException, IOException, InterruptedException {
    byte[] input = experiment.input();
    var home = home();
    var programs =
        new Programs(experiment.spec().variants(), home, System.getenv().getOrDefault("PATH", ""));
    var interruption = new Interruption();
    try (var _ = StopSignals.to(interruption);
        var engine = LocalEngine.open(home.resolve(WORKLOAD), experiment.limits(), unenforced);
        var results = ResultDirectory.open(directory(experiment))) {
      if (experiment.spec().resize() == Resize.InPlace) {
        engine.mustResize();
      }
      engine.swept().forEach(left -> notes.println("Removed what a killed run had left: " + left));
      results.earlier().ifPresent(path -> notes.println("The earlier result is now in " + path));
      var ended = execute(experiment, programs, engine, results, documents, interruption, input);
      if (interruption.requested()) {
        notes.println("Interrupted: the runs that had ended are kept in " + results.path());
      }
      print(ended, documents, results.path());
      return interruption.requested() ? StopSignals.INTERRUPTED : exitCode(ended);
    }
  }

  private ThreadExperiment execute(
      Experiment experiment,
      Programs programs,
      LocalEngine engine,
      ResultDirectory results,
      Documents documents,
      Interruption interruption,
      byte[] input)
      throws IOException, InterruptedException {
    String node = hostName();
    var plan = Plan.of(experiment.spec(), seed(experiment), nodes(experiment, node));
    notes.println(heading(experiment, plan, engine));
    var pace = new Pace(plan.runs().size(), System::nanoTime);
    try (var journal = new Journal(experiment, engine.enforcement(), results, documents);
        var progress = Terminal.progress(notes, pace)) {
      var execution =
          new Execution(
              experiment,
              plan,
              programs,
              engine,
              results,
              journal,
              progress,
              interruption,
              InstantSource.system(),
              node,
              input);
      var ended = execution.run();
      progress.note(Pace.took(pace.elapsed(), execution.inRuns()));
      return ended;
    }
  }

  private void print(ThreadExperiment ended, Documents documents, Path directory) {
    if (format != Format.table) {
      notes.println("Results: " + directory);
    }
    result.print(
        switch (format) {
          case table -> new Summary(ended, Ansi.AUTO).text(directory.toString());
          case json -> documents.json(ended);
          case yaml -> new String(documents.yaml(ended), UTF_8);
        });
    result.flush();
  }

  private static String heading(Experiment experiment, Plan plan, LocalEngine engine) {
    var spec = experiment.spec();
    return "%s: %d runs (profiles %d x variants %d x rounds %d), limits held by %s, seed %d"
        .formatted(
            experiment.name(),
            plan.runs().size(),
            spec.profiles().size(),
            spec.variants().size(),
            spec.rounds(),
            engine.enforcement(),
            plan.seed());
  }

  /** This machine is the one node. */
  private static List<String> nodes(Experiment experiment, String node) {
    return Scopes.of(experiment.spec()) == Scope.EveryNode ? List.of(node) : List.of();
  }

  private static long seed(Experiment experiment) {
    Long given = experiment.spec().seed();
    return given == null ? new SecureRandom().nextLong(SEEDS) : given;
  }

  private static int exitCode(ThreadExperiment ended) {
    return ended.getStatus().phase() == Phase.Failed ? ExitCode.NOT_GOOD : ExitCode.GOOD;
  }

  private Path directory(Experiment experiment) {
    return out == null ? Path.of("threadlab-out", experiment.name()) : out;
  }

  private static Path home() throws RefusedException {
    var home = System.getProperty("threadlab.home");
    if (home == null) {
      throw new RefusedException(
          "the system property threadlab.home does not name the checkout: start ./threadlab there");
    }
    return Path.of(home).toAbsolutePath();
  }

  private static String hostName() throws IOException {
    return Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
  }
}
