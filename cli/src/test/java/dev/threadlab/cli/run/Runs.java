package dev.threadlab.cli.run;

import dev.threadlab.crds.Run.ReportRef;
import dev.threadlab.experiment.run.RunFigures;
import dev.threadlab.experiment.run.RunOutcome.Reported;
import java.util.List;

/** Runs for tests. */
final class Runs {
  private Runs() {}

  static Reported reported() {
    return new Reported(
        new RunFigures(
            1000, 500, null, null, List.of(0), 12, Fixtures.INTACT, null, null, null, null),
        List.of(),
        "0".repeat(64),
        new ReportRef(null, "reports/run-0-1.json.gz"));
  }
}
