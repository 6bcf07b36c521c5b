package dev.threadlab.cli.top;

import dev.threadlab.cli.ExitCode;
import dev.threadlab.crds.Run;
import dev.threadlab.crds.ThreadExperimentStatus;
import dev.threadlab.experiment.report.ReportReader;
import dev.threadlab.experiment.report.ReportReader.Result;
import dev.threadlab.report.Frames;
import dev.threadlab.report.RunReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows the threads and CPUs of one run. */
@Command(
    name = "top",
    description =
        "Show the threads of a run by CPU time, and the CPUs that it had, thought it had and used.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:shown", "2:wrong usage, or there is no such run, or it gave no report"},
    footer = {
      "",
      "Examples:",
      "  threadlab top threading-in-python 0",
      "  threadlab top threading-in-python 12 --out results",
      "  threadlab top threading-in-python 12 --namespace default"
    })
public final class TopCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "NAME", description = "The experiment's name.")
  private String name;

  @Parameters(
      index = "1",
      paramLabel = "RUN",
      description = "The run's place in the plan, from 0: status.runs[].index.")
  private int index;

  @ArgGroup private @Nullable Place place;

  private static final class Place {
    @Option(
        names = "--out",
        paramLabel = "DIR",
        description = "Where 'threadlab run' left its results. Default: threadlab-out/NAME.")
    private @Nullable Path out;

    @Option(
        names = {"-n", "--namespace"},
        paramLabel = "NAMESPACE",
        description = "Take the run from the cluster that kubectl speaks to, from this namespace.")
    private @Nullable String namespace;
  }

  @Override
  public Integer call() throws IOException {
    var results = results();
    var run = run(results.experiment().getStatus());
    var report = report(results, run);
    var out = spec.commandLine().getOut();
    ThreadsOfRun.lines(name, run, report).forEach(out::println);
    out.flush();
    return ExitCode.GOOD;
  }

  private Results results() {
    if (place != null && place.namespace != null) {
      return new ClusterResults(place.namespace, name);
    }
    return new DirectoryResults(
        place != null && place.out != null ? place.out : Path.of("threadlab-out", name));
  }

  private Run run(@Nullable ThreadExperimentStatus status) throws IOException {
    var runs = status == null ? List.<Run>of() : status.runs();
    return runs.stream()
        .filter(each -> each.index() == index)
        .reduce((_, latest) -> latest)
        .orElseThrow(() ->
            new IOException(
                "the status of %s has no run %d: it has %s"
                    .formatted(
                        name,
                        index,
                        runs.isEmpty()
                            ? "none"
                            : "%d to %d"
                                .formatted(runs.getFirst().index(), runs.getLast().index()))));
  }

  private static RunReport report(Results results, Run run) throws IOException {
    var ref = run.reportRef();
    if (ref == null) {
      throw new IOException(
          "run %d has no report that was kept: it ended as %s%s"
              .formatted(
                  run.index(), run.outcome(), run.message() == null ? "" : ". " + run.message()));
    }
    try (var json = new GZIPInputStream(results.report(ref))) {
      return switch (ReportReader.read(json.readNBytes(Frames.JSON_MOST + 1))) {
        case Result.Read(var report) -> report;
        case Result.Unreadable(var why) -> throw new IOException(why);
      };
    }
  }
}
