package dev.threadlab.cli.run;

import dev.threadlab.cli.admission.Admission;
import dev.threadlab.cli.admission.Verdict;
import dev.threadlab.cli.local.RefusedException;
import dev.threadlab.crds.ThreadExperiment;
import dev.threadlab.crds.ThreadExperimentSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads an experiment as a cluster would take it. */
final class Admitted {
  private final Admission admission = Admission.ofCommittedCrd();
  private final Supplier<Documents> documents;

  Admitted(Supplier<Documents> documents) {
    this.documents = documents;
  }

  /**
   * The experiment of a file, with some of its design replaced. What replaces it is held to the
   * same rules.
   *
   * @param rounds absent to keep what the file says
   * @param seed absent to keep what the file says
   * @throws RefusedException with every problem in a line of its own
   */
  Experiment experiment(Path file, @Nullable Integer rounds, @Nullable Long seed)
      throws RefusedException, IOException {
    var object = admit(file);
    if (rounds == null && seed == null) {
      return new Experiment(object);
    }
    object.setSpec(replaced(object.getSpec(), rounds, seed));
    var whole = Files.createTempFile("threadlab-", ".yaml");
    try {
      return new Experiment(admitAgain(Files.write(whole, documents.get().yaml(object))));
    } finally {
      Files.delete(whole);
    }
  }

  private ThreadExperiment admit(Path file) throws RefusedException, IOException {
    return switch (admission.admit(file)) {
      case Verdict.Admitted(var object) -> object;
      case Verdict.Refused(var problems) ->
          throw new RefusedException(
              problems.stream().map(Object::toString).collect(Collectors.joining("\n")));
    };
  }

  private ThreadExperiment admitAgain(Path whole) throws RefusedException, IOException {
    return switch (admission.admit(whole)) {
      case Verdict.Admitted(var object) -> object;
      case Verdict.Refused(var problems) ->
          throw new RefusedException(
              problems.stream()
                  .map(each -> "with --rounds and --seed: " + each.field() + ": " + each.message())
                  .collect(Collectors.joining("\n")));
    };
  }

  private static ThreadExperimentSpec replaced(
      ThreadExperimentSpec spec, @Nullable Integer rounds, @Nullable Long seed) {
    return new ThreadExperimentSpec(
        spec.input(),
        spec.profiles(),
        spec.variants(),
        spec.work(),
        spec.iterations(),
        rounds == null ? spec.rounds() : rounds,
        seed == null ? spec.seed() : seed,
        spec.noiseFloor(),
        spec.baseline(),
        spec.comparisons(),
        spec.analysis(),
        spec.workload(),
        spec.placement(),
        spec.runTimeoutSeconds(),
        spec.deadlineSeconds(),
        spec.suspend(),
        spec.ttlSecondsAfterFinished(),
        spec.keepPods(),
        spec.exclusive(),
        spec.queueName(),
        spec.resize());
  }
}
