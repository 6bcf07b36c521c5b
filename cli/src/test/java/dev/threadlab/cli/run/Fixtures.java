package dev.threadlab.cli.run;

import dev.threadlab.crds.Analysis;
import dev.threadlab.crds.Cell;
import dev.threadlab.crds.Input;
import dev.threadlab.crds.IntegrityCounts;
import dev.threadlab.crds.Iterations;
import dev.threadlab.crds.KeepPods;
import dev.threadlab.crds.Profile;
import dev.threadlab.crds.Resize;
import dev.threadlab.crds.ThreadExperiment;
import dev.threadlab.crds.ThreadExperimentSpec;
import dev.threadlab.crds.ThreadExperimentStatus;
import dev.threadlab.crds.ThreadExperimentStatus.Phase;
import dev.threadlab.crds.Variant;
import dev.threadlab.crds.Variant.Language;
import dev.threadlab.crds.Variant.Strategy;
import dev.threadlab.crds.Variant.Synchronization;
import dev.threadlab.crds.Warning;
import dev.threadlab.crds.Work;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.List;

/** Experiments and cells for tests. */
final class Fixtures {
  static final IntegrityCounts INTACT = new IntegrityCounts(200, 0, 0, 0, 0);

  private Fixtures() {}

  static ThreadExperimentSpec spec() {
    return spec(new Input(20, null, null));
  }

  static ThreadExperimentSpec spec(Input input) {
    return new ThreadExperimentSpec(
        input,
        List.of(profile("1cpu", "1"), profile("2cpu", "2")),
        List.of(
            new Variant("single", Strategy.Sequential, null, Synchronization.None, Language.Java),
            new Variant(
                "threads", Strategy.ThreadPerLine, null, Synchronization.Lock, Language.Java)),
        new Work(7, 8, true, true, true),
        new Iterations(5, 10),
        3,
        42L,
        true,
        null,
        null,
        new Analysis(95, 2, null, null),
        null,
        null,
        300,
        86400,
        false,
        null,
        KeepPods.OnFailure,
        true,
        null,
        Resize.None);
  }

  static Experiment experiment(ThreadExperimentSpec spec) {
    var object = new ThreadExperiment();
    object.setMetadata(new ObjectMetaBuilder().withName("example").build());
    object.setSpec(spec);
    return new Experiment(object);
  }

  /** A cell whose times lie a tenth around the median. */
  static Cell cell(String profile, String variant, long median, IntegrityCounts integrity) {
    return new Cell(
        profile,
        variant,
        null,
        3,
        new Cell.Spread(median, median * 8 / 10, median * 9 / 10, median * 11 / 10, median * 2),
        new Cell.Median(median / 2),
        123,
        null,
        List.of(0, 1),
        12,
        integrity);
  }

  /** A status with these cells, an answer and a warning. */
  static ThreadExperimentStatus status(List<Cell> cells) {
    return new ThreadExperimentStatus(
        1L,
        Phase.Complete,
        List.of(),
        42L,
        null,
        null,
        null,
        null,
        List.of(),
        List.of(),
        cells,
        List.of(),
        null,
        List.of(),
        List.of(new Warning(Warning.Reason.Drift, "All cells became slower.")),
        "threads is 2.00x faster than single on 2cpu.",
        List.of(),
        null,
        null);
  }

  static Cell cellWithoutReports(String profile, String variant) {
    return new Cell(profile, variant, null, 0, null, null, null, null, List.of(), null, null);
  }

  private static Profile profile(String name, String cpu) {
    return new Profile(name, new Quantity(cpu), new Quantity("1Gi"));
  }
}
