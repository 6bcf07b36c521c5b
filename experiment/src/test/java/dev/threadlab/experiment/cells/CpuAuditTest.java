package dev.threadlab.experiment.cells;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlab.crds.Cell.Cpus;
import dev.threadlab.crds.Profile;
import dev.threadlab.experiment.Runs;
import dev.threadlab.experiment.run.RunFigures.CpuCounts;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CpuAuditTest {

  @Test
  void whereRunsDifferTheLeastThatOneHadIsShownAndTheMiddleOfWhatTheyWanted() {
    assertThat(
            audit(
                new CpuCounts(2_000L, 8, 2, 3),
                new CpuCounts(1_500L, 64, 4, 9),
                new CpuCounts(2_000L, 2, 2, 5)))
        .isEqualTo(new Cpus(2_000, 1_500L, 2, 2, 5));
  }

  @Test
  void whatNoRunKnowsIsAbsentAndWhatOneDoesIsNot() {
    assertThat(audit(new CpuCounts(null, null, null, null)))
        .isEqualTo(new Cpus(2_000, null, null, null, null));
    assertThat(audit(new CpuCounts(null, 4, null, null), new CpuCounts(null, null, 6, null)))
        .isEqualTo(new Cpus(2_000, null, 4, 6, null));
  }

  @Test
  void runsFromBeforeItWasKeptSayNothing() {
    assertThat(CpuAudit.of(profile("2"), List.of(Runs.figures(5))))
        .isEqualTo(new Cpus(2_000, null, null, null, null));
    assertThat(audit(null, new CpuCounts(1_000L, 1, 1, null)))
        .isEqualTo(new Cpus(2_000, 1_000L, 1, 1, null));
  }

  @ParameterizedTest
  @CsvSource({"1, 1000", "1500m, 1500", "0.2, 200", "1e-1, 100", "10100u, 11", "1k, 1000000"})
  void whatAProfileAsksForIsRoundedUpToThousandths(String cpu, long millis) {
    assertThat(CpuAudit.of(profile(cpu), List.of()).requestedMillis()).isEqualTo(millis);
  }

  @Property
  void noRunHadLessThanIsShown(
      @ForAll @Size(min = 1, max = 20) List<@LongRange(min = 10, max = 1_024_000) Long> limits) {
    var shown =
        audit(
            limits.stream()
                .map(each -> new CpuCounts(each, null, null, null))
                .toArray(CpuCounts[]::new));
    assertThat(Objects.requireNonNull(shown.limitMillis())).isEqualTo(Collections.min(limits));
  }

  private static Cpus audit(@Nullable CpuCounts... runs) {
    return CpuAudit.of(profile("2"), Arrays.stream(runs).map(Runs::withCpus).toList());
  }

  private static Profile profile(String cpu) {
    return new Profile("some", new Quantity(cpu), new Quantity("1Gi"));
  }
}
