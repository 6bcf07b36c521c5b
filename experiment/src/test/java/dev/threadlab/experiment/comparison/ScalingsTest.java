package dev.threadlab.experiment.comparison;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlab.crds.Analysis;
import dev.threadlab.crds.Neighbours;
import dev.threadlab.crds.Profile;
import dev.threadlab.crds.Scaling.Over;
import dev.threadlab.crds.Scaling.Size;
import dev.threadlab.crds.ThreadExperimentSpec;
import dev.threadlab.crds.Variant;
import dev.threadlab.crds.Variant.Language;
import dev.threadlab.crds.Variant.Strategy;
import dev.threadlab.crds.Variant.Synchronization;
import dev.threadlab.crds.Work;
import dev.threadlab.experiment.plan.PlannedRun;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Scaling as an answer shows it. */
class ScalingsTest {
  private static final double TIME = 1_000_000;

  @Test
  void threeSizesGiveAFitAndARecommendation() {
    var spec = Lab.spec(List.of("1", "2", "4", "8"), List.of("threads"), 10);
    var answer =
        Lab.answer(
            spec,
            (run, random) -> {
              int cpus = Integer.parseInt(run.profile().substring(0, 1));
              return Lab.noisy(TIME * (0.1 + 0.9 / Math.min(4, cpus)), 0.3, random);
            });
    assertThat(answer.scaling())
        .singleElement()
        .satisfies(each -> {
          assertThat(each.recommended()).isEqualTo("4cpu");
          assertThat(each.sizes()).hasSize(4);
          assertThat(Double.parseDouble(each.sizes().get(2).speedup())).isBetween(3.0, 3.15);
          assertThat(each.message()).startsWith("4 CPUs (4cpu) are enough");
        });
  }

  @Test
  void whatMayBurstOrHasNeighboursIsNoSize() {
    var memory = new Quantity("1Gi");
    var beside = new Neighbours(1, new Quantity("1"), 10_000);
    var profiles =
        List.of(
            new Profile("1cpu", new Quantity("1"), memory),
            new Profile("2cpu", new Quantity("2"), memory),
            new Profile("3cpu", new Quantity("3"), memory, false, beside),
            new Profile("4cpu", new Quantity("4"), memory, true, null));
    var analysis = new Analysis(95, 2, null, null);
    var spec = Lab.specOf(profiles, List.of("threads"), 10, null, null, analysis);
    assertThat(Lab.answer(spec, (_, random) -> Lab.noisy(TIME, 0.3, random)).scaling()).isEmpty();
  }

  @Test
  void amdahlsSerialShareIsFoundWithinItsInterval() {
    var spec = Lab.spec(List.of("1", "2", "4"), List.of("threads"), 12);
    var answer =
        Lab.answer(
            spec,
            (run, random) -> {
              int cpus = Integer.parseInt(run.profile().substring(0, 1));
              return Lab.noisy(TIME * (0.2 + 0.8 / cpus), 1, random);
            });
    var amdahl = requireNonNull(answer.scaling().getFirst().amdahl());
    assertThat(0.2)
        .isBetween(
            Double.parseDouble(amdahl.contentionLow()),
            Double.parseDouble(amdahl.contentionHigh()));
    assertThat(answer.scaling().getFirst().message())
        .isEqualTo("Every size gained on the one before; more than 4 CPUs may gain more.");
  }

  @Test
  void threeThreadCountsGiveARecommendation() {
    var answer =
        Lab.answer(
            pools(Strategy.Pool, 1, 2, 4, 8),
            (run, random) -> {
              int threads = Math.min(4, threads(run));
              return Lab.noisy(TIME * (0.2 + 0.8 / threads), 0.3, random);
            });
    assertThat(answer.scaling())
        .singleElement()
        .satisfies(each -> {
          assertThat(each.over()).isEqualTo(Over.Threads);
          assertThat(each.profile()).isEqualTo("4cpu");
          assertThat(each.variant()).isNull();
          assertThat(each.sizes()).extracting(Size::size).containsExactly("1", "2", "4", "8");
          assertThat(Double.parseDouble(each.sizes().get(2).speedup())).isBetween(2.4, 2.6);
          assertThat(each.recommended()).isEqualTo("some-4");
          assertThat(each.message()).startsWith("4 threads (some-4) are enough");
          assertThat(each.amdahl()).as("a law knows no end of the CPUs").isNull();
        });
  }

  @Test
  void threadsThatFollowAmdahlsLawGetItsFit() {
    var answer =
        Lab.answer(
            pools(Strategy.Pool, 1, 2, 4),
            (run, random) -> Lab.noisy(TIME * (0.2 + 0.8 / threads(run)), 0.3, random));
    var amdahl = requireNonNull(answer.scaling().getFirst().amdahl());
    assertThat(Double.parseDouble(amdahl.contention())).isBetween(0.19, 0.21);
    assertThat(answer.scaling().getFirst().message())
        .isEqualTo("Every size gained on the one before; more than 4 threads may gain more.");
  }

  @Test
  void theThreadsBeyondWhichTimeRisesAgainAreFound() {
    var answer =
        Lab.answer(
            pools(Strategy.Pool, 2, 4, 8, 16),
            (run, random) -> {
              double of = threads(run) / 2.0;
              return Lab.noisy(TIME * (1 + 0.02 * of * (of - 1)) / of, 0.3, random);
            });
    var universal = requireNonNull(answer.scaling().getFirst().universal());
    assertThat(Double.parseDouble(requireNonNull(universal.peak())))
        .as("in threads, not in multiples of the least")
        .isBetween(13.5, 14.8);
  }

  @Test
  void oneProcessMayBeEnough() {
    var answer =
        Lab.answer(
            pools(Strategy.Processes, 1, 2, 3),
            (run, random) -> Lab.noisy(TIME * threads(run), 0.3, random));
    assertThat(answer.scaling().getFirst().message())
        .startsWith("1 process (some-1) is enough: the next size gains less than matters.");
    assertThat(answer.scaling().getFirst().recommended()).isEqualTo("some-1");
  }

  @Test
  void nothingIsRecommendedByTheTimesOfWrongOutput() {
    var answer =
        Lab.answer(
            pools(Strategy.Pool, 1, 2, 4),
            (run, _) -> Lab.figures(TIME / threads(run), 0, threads(run) == 2 ? 1 : 0));
    assertThat(answer.scaling())
        .singleElement()
        .satisfies(each -> {
          assertThat(each.recommended()).isNull();
          assertThat(each.sizes()).isEmpty();
          assertThat(each.message())
              .isEqualTo(
                  "The output is wrong with 2 threads (some-2): times of wrong output are not compared.");
        });
  }

  private static ThreadExperimentSpec pools(Strategy strategy, int... threads) {
    var variants =
        Arrays.stream(threads)
            .mapToObj(count ->
                new Variant("some-" + count, strategy, count, Synchronization.Lock, Language.Java))
            .toList();
    return Lab.spec(List.of("4"), variants, new Work(0, 0, false, false, false), 10);
  }

  private static int threads(PlannedRun run) {
    return Integer.parseInt(run.variant().substring("some-".length()));
  }

  @Test
  void timesThatFollowNoLawGetNoFit() {
    var spec = Lab.spec(List.of("1", "2", "4"), List.of("threads"), 8);
    var answer =
        Lab.answer(
            spec,
            (run, random) -> Lab.noisy(run.profile().equals("2cpu") ? TIME * 3 : TIME, 1, random));
    assertThat(answer.scaling().getFirst().amdahl()).isNull();
    assertThat(answer.scaling().getFirst().universal()).isNull();
    assertThat(answer.scaling().getFirst().message()).contains("neither Amdahl's law nor");
  }
}
