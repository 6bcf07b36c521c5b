package dev.threadlab.cli.run;

import dev.threadlab.crds.Cell;
import dev.threadlab.crds.Input;
import dev.threadlab.crds.IntegrityCounts;
import dev.threadlab.crds.Iterations;
import dev.threadlab.crds.KeepPods;
import dev.threadlab.crds.Profile;
import dev.threadlab.crds.ThreadExperiment;
import dev.threadlab.crds.ThreadExperimentSpec;
import dev.threadlab.crds.Variant;
import dev.threadlab.crds.Variant.Strategy;
import dev.threadlab.crds.Variant.Synchronization;
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
            new Variant("single", Strategy.Sequential, Synchronization.None),
            new Variant("threads", Strategy.ThreadPerLine, Synchronization.Lock)),
        new Work(7, 8, true, true),
        new Iterations(5, 10),
        3,
        42L,
        null,
        null,
        300,
        86400,
        false,
        null,
        KeepPods.OnFailure);
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
        3,
        new Cell.Spread(median, median * 8 / 10, median * 9 / 10, median * 11 / 10, median * 2),
        new Cell.Median(median / 2),
        123,
        List.of(0, 1),
        12,
        integrity);
  }

  static Cell cellWithoutReports(String profile, String variant) {
    return new Cell(profile, variant, 0, null, null, null, List.of(), null, null);
  }

  private static Profile profile(String name, String cpu) {
    return new Profile(name, new Quantity(cpu), new Quantity("1Gi"));
  }
}
