package dev.threadlab.experiment.comparison;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.threadlab.crds.Analysis;
import dev.threadlab.crds.AskedComparison;
import dev.threadlab.crds.CellName;
import dev.threadlab.crds.Comparison;
import dev.threadlab.crds.Neighbours;
import dev.threadlab.crds.Profile;
import dev.threadlab.crds.Verdict;
import dev.threadlab.crds.Warning;
import dev.threadlab.crds.Warning.Reason;
import dev.threadlab.experiment.Runs;
import dev.threadlab.experiment.plan.Plan;
import dev.threadlab.experiment.plan.PlannedRun;
import dev.threadlab.experiment.run.RecordedRun;
import dev.threadlab.experiment.run.RunFigures;
import dev.threadlab.experiment.run.RunFigures.Change;
import dev.threadlab.experiment.run.RunFigures.KernelCounts;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerTest {
  private static final List<String> VARIANTS = List.of("single", "threads");
  private static final double TIME = 1_000_000;

  private static double halved(PlannedRun run) {
    return run.variant().equals("threads") ? TIME / 2 : TIME;
  }

  @Test
  void aVariantThatTakesHalfTheTimeIsTwiceAsFast() {
    var spec = Lab.spec(List.of("2"), VARIANTS, 10);
    var answer = Lab.answer(spec, (run, random) -> Lab.noisy(halved(run), 1, random));
    var comparison = answer.comparisons().getFirst();
    assertThat(comparison.baseline()).isEqualTo(new CellName("2cpu", "single"));
    assertThat(comparison.candidate()).isEqualTo(new CellName("2cpu", "threads"));
    assertThat(comparison.verdict()).isEqualTo(Verdict.Faster);
    assertThat(comparison.rounds()).isEqualTo(10);
    assertThat(Double.parseDouble(comparison.ratio())).isBetween(0.49, 0.51);
    assertThat(Double.parseDouble(comparison.ciLow())).isBetween(0.48, 0.5);
    assertThat(Double.parseDouble(comparison.ciHigh())).isBetween(0.5, 0.52);
    assertThat(comparison.pValue()).isEqualTo("0.001953").isEqualTo(comparison.pAdjusted());
    assertThat(comparison.because())
        .anyMatch(each -> each.startsWith("With it CPUs in use rose from"))
        .contains("0 of 2000 lines were wrong, at most 0.15 % at 95 %.");
    assertThat(answer.summary())
        .matches(
            "threads is (1.9.|2.0.)x faster than single on 2cpu"
                + " \\(95 % interval (1.9.|2.0.)x to 2.0.x\\), and CPUs in use rose from .*");
    assertThat(answer.warnings()).isEmpty();
  }

  @Test
  void whatRanBesideACellIsSaid() {
    var cpu = new Quantity("500m");
    var memory = new Quantity("1Gi");
    var profiles =
        List.of(
            new Profile("alone", cpu, memory),
            new Profile("beside", cpu, memory, false, new Neighbours(2, cpu, 10_000)));
    var analysis = new Analysis(95, 2, null, null);
    var spec = Lab.specOf(profiles, List.of("threads"), 10, null, null, analysis);
    var answer = Lab.answer(spec, (_, random) -> Lab.noisy(TIME, 1, random));
    assertThat(Lab.because(answer))
        .contains("The candidate ran beside 2 neighbours of 500m CPU, the baseline beside none.");
  }

  @Test
  void callingTheOtherTheBaselineTurnsTheAnswerRound() {
    var spec =
        Lab.spec(
            List.of("2"),
            VARIANTS,
            10,
            new CellName("2cpu", "threads"),
            null,
            new Analysis(95, 2, null, null));
    var answer = Lab.answer(spec, (run, random) -> Lab.noisy(halved(run), 1, random));
    assertThat(answer.comparisons())
        .singleElement()
        .satisfies(each -> {
          assertThat(each.candidate()).isEqualTo(new CellName("2cpu", "single"));
          assertThat(each.verdict()).isEqualTo(Verdict.Slower);
        });
    assertThat(requireNonNull(answer.noiseFloor()).cell())
        .isEqualTo(new CellName("2cpu", "threads"));
  }

  @Test
  void everyOtherVariantAndEveryOtherProfileIsComparedOnce() {
    var spec = Lab.spec(List.of("1", "2", "4"), VARIANTS, 6);
    var answer = Answer.of(spec, Lab.plan(spec), List.of());
    assertThat(answer.comparisons())
        .extracting(each -> each.baseline() + ">" + each.candidate())
        .doesNotHaveDuplicates()
        .hasSize(3 + 4);
    assertThat(answer.comparisons())
        .extracting(Comparison::verdict)
        .containsOnly(Verdict.Inconclusive);
    assertThat(answer.summary()).isNull();
    assertThat(answer.noiseFloor()).isNull();
  }

  @Test
  void aDesignMayNameItsComparisons() {
    var one = new CellName("1cpu", "single");
    var other = new CellName("2cpu", "threads");
    var spec =
        Lab.spec(
            List.of("1", "2"),
            VARIANTS,
            8,
            null,
            List.of(new AskedComparison("both", one, other)),
            new Analysis(95, 2, null, null));
    var answer = Lab.answer(spec, (run, random) -> Lab.noisy(halved(run), 1, random));
    assertThat(answer.comparisons()).singleElement().extracting(Comparison::name).isEqualTo("both");
    assertThat(answer.summary()).startsWith("threads on 2cpu is ").contains(" single on 1cpu");
  }

  @Test
  void eachNodeIsAnsweredForAndAllOfThemTogether() {
    var spec = Lab.spec(List.of("2"), VARIANTS, 10);
    var plan = Plan.of(spec, Lab.SEED, List.of("fast", "slow"));
    var random = new Random(7);
    var answer =
        Answer.of(
            spec,
            plan,
            plan.runs().stream()
                .map(run -> {
                  boolean fast = "fast".equals(run.node());
                  double time = fast ? halved(run) : 3 * TIME;
                  return Runs.ended(run, Runs.report(Lab.noisy(time, 0.1, random), List.of()));
                })
                .toList());
    assertThat(answer.comparisons())
        .extracting(Comparison::node, Comparison::rounds, Comparison::verdict)
        .containsExactly(
            tuple(null, 20, Verdict.Faster),
            tuple("fast", 10, Verdict.Faster),
            tuple("slow", 10, Verdict.NoDifference));
    assertThat(answer.comparisons().getFirst().because())
        .contains("By node: 1 Faster, 1 NoDifference.");
    assertThat(answer.comparisons().get(1).pAdjusted()).as("among three").isEqualTo("0.005859");
    assertThat(answer.summary()).contains(" faster than ").doesNotContain(";");
    assertThat(answer.warnings()).as("a slow node is no drift and no second mode").isEmpty();
  }

  @Test
  void oneNodeIsAnsweredForOnce() {
    var spec = Lab.spec(List.of("2"), VARIANTS, 10);
    var runs = Lab.run(spec, (run, random) -> Lab.noisy(halved(run), 1, random));
    assertThat(Answer.of(spec, Plan.of(spec, Lab.SEED, List.of("only")), runs))
        .isEqualTo(Answer.of(spec, Lab.plan(spec), runs));
  }

  @Test
  void aWrongOutputIsNeverAWinner() {
    var spec = Lab.spec(List.of("2"), VARIANTS, 10);
    var answer =
        Lab.answer(
            spec, (run, _) -> Lab.figures(halved(run), 0, run.variant().equals("threads") ? 1 : 0));
    assertThat(answer.comparisons())
        .singleElement()
        .extracting(Comparison::verdict)
        .isEqualTo(Verdict.Incorrect);
    assertThat(answer.summary())
        .isEqualTo("threads on 2cpu writes wrong output (10 of 2000 lines).");
  }

  @Test
  void tooFewRoundsSayHowManyMoreItTakes() {
    var spec = Lab.spec(List.of("2"), VARIANTS, 4);
    var answer = Lab.answer(spec, (run, random) -> Lab.noisy(halved(run), 1, random));
    assertThat(answer.comparisons().getFirst().verdict()).isEqualTo(Verdict.Inconclusive);
    assertThat(answer.comparisons().getFirst().ciLow()).isNull();
    assertThat(Lab.because(answer))
        .contains("4 rounds are too few: a claim among 1 takes at least 6, so 2 more.");
    assertThat(answer.summary()).isEqualTo("No answer after 4 rounds: it takes at least 6.");
  }

  @Test
  void aWideSpreadSaysHowManyRoundsWouldTell() {
    var spec = Lab.spec(List.of("2"), VARIANTS, 10);
    var answer = Lab.answer(spec, (_, random) -> Lab.noisy(TIME, 8, random));
    assertThat(answer.comparisons().getFirst().verdict()).isEqualTo(Verdict.Inconclusive);
    assertThat(Lab.because(answer))
        .anyMatch(each -> each.matches("By the spread .* of 80 % with [0-9]{2,3} rounds\\."));
  }

  @Test
  void theSameTimesAreNoDifference() {
    var spec = Lab.spec(List.of("2"), VARIANTS, 20);
    var answer = Lab.answer(spec, (_, random) -> Lab.noisy(TIME, 0.5, random));
    assertThat(answer.comparisons().getFirst().verdict()).isEqualTo(Verdict.NoDifference);
    assertThat(answer.summary()).isEqualTo("threads takes as long as single on 2cpu.");
  }

  @Test
  void whatCannotBeToldFromAnotherProfileIsASentence() {
    var spec = Lab.spec(List.of("1", "2", "3"), List.of("single"), 10);
    var answer =
        Lab.answer(
            spec,
            (run, random) ->
                switch (run.profile()) {
                  case "1cpu" -> Lab.noisy(TIME, 1, random);
                  case "2cpu" -> Lab.noisy(TIME / 2, 1, random);
                  default -> Lab.noisy(TIME, 20, random);
                });
    assertThat(answer.summary())
        .matches("single on 2cpu is .*x faster than on 1cpu .*")
        .endsWith("; single on 3cpu cannot yet be told from single on 1cpu.");
  }

  @Test
  void whatCannotBeToldFromAnotherVariantIsASentence() {
    var spec = Lab.spec(List.of("2"), List.of("single", "threads", "wild"), 10);
    var answer =
        Lab.answer(
            spec,
            (run, random) -> Lab.noisy(halved(run), run.variant().equals("wild") ? 20 : 1, random));
    assertThat(answer.summary()).endsWith("; wild cannot yet be told from single on 2cpu.");
  }

  @ParameterizedTest
  @CsvSource({
    "a b c d, takes as long as a on 2cpu.",
    "a b c d e, ; and 1 more comparison.",
    "a b c d e f, ; and 2 more comparisons."
  })
  void comparisonsBeyondThreeAreCounted(String variants, String end) {
    var spec = Lab.spec(List.of("2"), List.of(variants.split(" ")), 20);
    var answer = Lab.answer(spec, (_, random) -> Lab.noisy(TIME, 0.5, random));
    assertThat(answer.summary()).endsWith(end);
  }

  /** How many times as long as the baseline its twin takes, and the threads. */
  private static double slower(PlannedRun run, double twin, double threads) {
    return run.twin() ? twin : run.variant().equals("threads") ? threads : 1;
  }

  @Test
  void nothingBelowTheNoiseFloorIsClaimed() {
    var spec = Lab.spec(List.of("2"), VARIANTS, 20);
    var answer =
        Lab.answer(spec, (run, random) -> Lab.noisy(TIME * slower(run, 1.2, 1.1), 1, random));
    assertThat(answer.comparisons().getFirst().verdict()).isEqualTo(Verdict.Inconclusive);
    assertThat(Lab.because(answer))
        .anyMatch(each -> each.startsWith("The difference does not exceed the noise floor of "));
    assertThat(answer.warnings())
        .extracting(Warning::reason)
        .containsExactly(Reason.NoiseFloorHigh);
    assertThat(Double.parseDouble(requireNonNull(answer.noiseFloor()).ratio()))
        .isBetween(1.18, 1.22);
  }

  @ParameterizedTest
  @CsvSource({"single, threads", "threads, single"})
  void noDifferenceIsClaimedThatTheTwinHalves(String baseline, String candidate) {
    var asked =
        new AskedComparison(
            "either", new CellName("2cpu", baseline), new CellName("2cpu", candidate));
    var spec =
        Lab.spec(List.of("2"), VARIANTS, 20, null, List.of(asked), new Analysis(95, 2, null, null));
    var answer =
        Lab.answer(spec, (run, random) -> Lab.noisy(TIME * slower(run, 1.05, 1.08), 0.5, random));
    assertThat(answer.comparisons().getFirst().verdict()).isEqualTo(Verdict.Inconclusive);
    assertThat(Lab.because(answer))
        .anyMatch(each -> each.startsWith("The difference does not hold for the twin, "));
  }

  @Test
  void aClaimIsAttributedToTheCountersThatMovedWithIt() {
    var spec = Lab.spec(List.of("1", "2"), List.of("threads"), 10);
    var answer =
        Lab.answer(
            spec,
            (run, random) -> {
              boolean small = run.profile().equals("1cpu");
              long throttled = small ? 44 + random.nextInt(5) : 0;
              return kernel(Lab.figures(small ? TIME : TIME / 2, throttled, 0), small ? 400 : 10);
            });
    assertThat(Lab.because(answer))
        .anyMatch(each ->
            each.matches(
                "With it throttling fell from 4[4-8] % to 0 %; pre-emptions in a copy fell from 40.00 to 1.00; CPUs in use rose .*"));
  }

  @Test
  void whatTheUserCanChangeIsNamedFirst() {
    var spec = Lab.spec(List.of("2"), VARIANTS, 10);
    var answer =
        Lab.answer(
            spec,
            (run, random) -> {
              boolean threads = run.variant().equals("threads");
              var slowed =
                  kernel(Lab.figures(threads ? 1.6 * TIME : TIME, 0, 0), threads ? 400 : 0);
              return waited(slowed, threads ? 410_000 + random.nextInt(9) : 200_000);
            });
    assertThat(Lab.because(answer))
        .anyMatch(each ->
            each.startsWith("With it waiting for the lock rose from 200 ms to 410 ms a copy; "))
        .anyMatch(each -> each.contains("; pre-emptions in a copy rose from 0.00 to 40.00"));
    assertThat(answer.summary())
        .endsWith(", and waiting for the lock rose from 200 ms to 410 ms a copy.");
  }

  @Test
  void waitsShorterThanATenthOfTheDifferenceDoNotExplainIt() {
    var spec = Lab.spec(List.of("2"), VARIANTS, 10);
    var answer =
        Lab.answer(
            spec,
            (run, _) -> {
              boolean threads = run.variant().equals("threads");
              return waited(
                  Lab.figures(threads ? 2 * TIME : TIME, 0, 0), threads ? (long) TIME / 11 : 0);
            });
    assertThat(answer.comparisons())
        .extracting(Comparison::verdict)
        .containsExactly(Verdict.Slower);
    assertThat(Lab.because(answer)).noneMatch(each -> each.contains("lock"));
  }

  @Test
  void whatMovedAgainstTheTimeIsNoCause() {
    var spec = Lab.spec(List.of("2"), VARIANTS, 10);
    var answer =
        Lab.answer(
            spec,
            (run, _) -> Lab.figures(halved(run), run.variant().equals("threads") ? 90 : 10, 0));
    assertThat(Lab.because(answer)).noneMatch(each -> each.contains("throttling"));
  }

  @Test
  void aMachineThatSlowsDownIsWarnedOf() {
    var spec = Lab.spec(List.of("2"), VARIANTS, 20);
    var answer =
        Lab.answer(
            spec, (run, random) -> Lab.noisy(halved(run) * (1 + run.round() * 0.02), 1, random));
    assertThat(answer.warnings()).extracting(Warning::reason).contains(Reason.Drift);
    assertThat(answer.comparisons().getFirst().verdict()).isEqualTo(Verdict.Faster);
  }

  @Test
  void runsThatAreStillWarmingUpAreWarnedOf() {
    var spec = Lab.spec(List.of("2"), VARIANTS, 12);
    var answer =
        Lab.answer(
            spec,
            (run, random) -> {
              var figures = Lab.noisy(TIME, 1, random);
              return changed(figures, new Change(3, 1_500_000 + random.nextInt(1000), 1_000_000));
            });
    assertThat(answer.warnings())
        .singleElement()
        .satisfies(each -> {
          assertThat(each.reason()).isEqualTo(Reason.WarmUpNotReached);
          assertThat(each.message()).contains("first 3 measured iterations take 1.50x");
        });
  }

  @Test
  void twoHeapsOfRunsAreWarnedOf() {
    var spec = Lab.spec(List.of("2"), VARIANTS, 30);
    var answer =
        Lab.answer(
            spec,
            (run, random) ->
                Lab.noisy(
                    run.variant().equals("threads") && run.round() % 3 == 0 ? TIME * 2 : TIME,
                    1,
                    random));
    assertThat(answer.warnings()).extracting(Warning::reason).contains(Reason.TwoModes);
  }

  @Test
  void alikeNeighboursAreWarnedOf() {
    var spec = Lab.spec(List.of("2"), VARIANTS, 40);
    var answer =
        Lab.answer(
            spec,
            (run, random) ->
                Lab.noisy(
                    run.variant().equals("threads")
                        ? TIME * (1 + Math.sin(run.round() / 6.0) / 10)
                        : TIME,
                    0.5,
                    random));
    assertThat(answer.warnings()).extracting(Warning::reason).contains(Reason.Autocorrelation);
  }

  @Test
  void aRunWithoutAReportLeavesItsRoundOutOfItsComparisons() {
    var spec = Lab.spec(List.of("2"), VARIANTS, 10);
    List<RecordedRun> recorded =
        Lab.run(spec, (run, random) -> Lab.noisy(halved(run), 1, random)).stream()
            .map(run ->
                run.planned().round() == 3 && run.planned().variant().equals("threads")
                    ? Runs.outOfMemory(run.planned())
                    : run)
            .toList();
    assertThat(Answer.of(spec, Lab.plan(spec), recorded).comparisons().getFirst().rounds())
        .isEqualTo(9);
  }

  private static RunFigures kernel(RunFigures run, long involuntary) {
    var kernel = new KernelCounts(10, 5L, involuntary, null, null);
    return with(run, kernel, run.change(), run.lockWaitMicros());
  }

  private static RunFigures changed(RunFigures run, Change change) {
    return with(run, run.kernel(), change, run.lockWaitMicros());
  }

  private static RunFigures waited(RunFigures run, long micros) {
    return with(run, run.kernel(), run.change(), micros);
  }

  private static RunFigures with(
      RunFigures run,
      @Nullable KernelCounts kernel,
      @Nullable Change change,
      @Nullable Long lockWaitMicros) {
    return new RunFigures(
        run.durationMicros(),
        run.cpuMicros(),
        run.periods(),
        run.throttledPeriods(),
        run.cpusSeen(),
        run.maxThreads(),
        run.integrity(),
        kernel,
        change,
        run.cpus(),
        lockWaitMicros);
  }
}
