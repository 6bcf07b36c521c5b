package dev.threadlab.experiment.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlab.crds.EnvironmentVariable;
import dev.threadlab.crds.FileSource;
import dev.threadlab.crds.Input.ConfigMapKey;
import dev.threadlab.crds.ThreadExperimentSpec;
import dev.threadlab.crds.Variant;
import dev.threadlab.crds.Variant.Check;
import dev.threadlab.crds.Variant.Language;
import dev.threadlab.crds.Variant.Strategy;
import dev.threadlab.crds.Variant.Synchronization;
import dev.threadlab.experiment.Designs;
import dev.threadlab.experiment.plan.Plan;
import dev.threadlab.experiment.run.RunArguments.Files;
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
    assertThat(
            String.join(
                " ",
                RunArguments.of(DESIGN, POOL, List.of(), new Files("/in", "/out", null, null))))
        .isEqualTo(
            "--strategy Pool --threads 8 --synchronization Lock --hash-rounds 0 --sleep-micros 0"
                + " --input /in --warmup 5 --measured 10 --dir /out");
  }

  @Test
  void orItsNumberOfLinesAndWhatIsNotGivenIsNotSaid() {
    assertThat(
            String.join(
                " ",
                RunArguments.of(DESIGN, SINGLE, List.of(), new Files(null, "/out", null, null))))
        .isEqualTo(
            "--strategy Sequential --synchronization None --hash-rounds 0 --sleep-micros 0"
                + " --lines 20 --warmup 5 --measured 10 --dir /out");
  }

  @Test
  void aProcessThatGoesThroughSizesIsToldThemAndHowLongToWait() {
    var design = Designs.inPlace(Designs.ofRounds(1));
    var runs = Plan.of(design, 42).runs().subList(0, 2);
    assertThat(
            String.join(
                " ",
                RunArguments.of(
                    design,
                    POOL,
                    RunArguments.sizes(design, runs),
                    new Files("/in", "/out", null, null))))
        .endsWith(" --dir /out --sizes 1000,1000 --size-seconds 300");
  }

  @Test
  void aCommandComesLastAsItIs() {
    var variant =
        new Variant(
            "mine",
            Strategy.Command,
            null,
            Synchronization.None,
            Language.Java,
            List.of("sh", "$(THREADLAB_SCRIPT)", "--lines", "3"),
            "debian:12-slim",
            new FileSource("cat", null),
            List.of(new EnvironmentVariable("MODE", "a b")),
            Check.Blocks,
            new FileSource(null, new ConfigMapKey("outputs", "mine")));
    assertThat(
            RunArguments.of(
                DESIGN, variant, List.of(), new Files(null, "/out", null, "/expected/mine")))
        .containsExactly(
            ("--check Blocks --script-text cat --expected /expected/mine --env MODE=a_b --lines 20"
                    + " --warmup 5 --measured 10 --dir /out -- sh $(THREADLAB_SCRIPT) --lines 3")
                .replace('_', ' ')
                .replace("THREADLAB SCRIPT", "THREADLAB_SCRIPT")
                .split(" (?!b)"));
  }
}
