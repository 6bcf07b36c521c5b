package dev.threadlab.experiment.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlab.crds.ThreadExperimentSpec;
import dev.threadlab.crds.Variant;
import dev.threadlab.crds.Variant.Language;
import dev.threadlab.crds.Variant.Strategy;
import dev.threadlab.crds.Variant.Synchronization;
import dev.threadlab.experiment.Designs;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunArgumentsTest {
  private static final ThreadExperimentSpec DESIGN = Designs.of(List.of("1cpu"), List.of("v"), 1);

  private static final Variant POOL =
      new Variant("pool", Strategy.Pool, 8, Synchronization.Lock, Language.Java);
  private static final Variant SINGLE =
      new Variant("single", Strategy.Sequential, null, Synchronization.None, Language.Python);

  @Test
  void aFileIsNamed() {
    assertThat(String.join(" ", RunArguments.of(DESIGN, POOL, "/in", "/out")))
        .isEqualTo(
            "--strategy Pool --threads 8 --synchronization Lock --input /in --hash-rounds 0"
                + " --sleep-micros 0 --warmup 5 --measured 10 --dir /out");
  }

  @Test
  void orItsNumberOfLinesAndWhatIsNotGivenIsNotSaid() {
    assertThat(String.join(" ", RunArguments.of(DESIGN, SINGLE, null, "/out")))
        .isEqualTo(
            "--strategy Sequential --synchronization None --lines 20 --hash-rounds 0"
                + " --sleep-micros 0 --warmup 5 --measured 10 --dir /out");
  }
}
