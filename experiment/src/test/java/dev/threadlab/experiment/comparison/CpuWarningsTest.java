package dev.threadlab.experiment.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlab.crds.IntegrityCounts;
import dev.threadlab.crds.ThreadExperimentSpec;
import dev.threadlab.crds.Variant;
import dev.threadlab.crds.Variant.Language;
import dev.threadlab.crds.Variant.Strategy;
import dev.threadlab.crds.Variant.Synchronization;
import dev.threadlab.crds.Warning;
import dev.threadlab.crds.Warning.Reason;
import dev.threadlab.crds.Work;
import dev.threadlab.experiment.plan.PlannedRun;
import dev.threadlab.experiment.run.RunFigures;
import dev.threadlab.experiment.run.RunFigures.CpuCounts;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CpuWarningsTest {
  private static final Work HASHING = new Work(30_000, 0, false, false, false);
  private static final Work SLEEPING = new Work(30_000, 5_000, false, false, false);
  private static final Work SYNCING = new Work(30_000, 0, true, false, false);

  /** Of one cell that asks for 1.5 CPUs: what held its runs, what they counted and wanted. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          # limit | allowed | runtime | wanted | warned of
            1500  | 2       | 2       | -      | -
            1500  | 64      | 2       | -      | -
            1500  | 64      | -       | 2      | -
            -     | 64      | 64      | -      | -
            -     | -       | 2       | -      | -
            -     | -       | -       | -      | -
            1500  | 64      | 64      | -      | CpusMiscounted
            1500  | 64      | 1       | -      | CpusMiscounted
            -     | 64      | 2       | -      | CpusMiscounted
            1500  | 1       | 1       | -      | FewerCpusThanAsked
            500   | 2       | 1       | -      | FewerCpusThanAsked
            -     | 1       | 1       | -      | FewerCpusThanAsked
            500   | 2       | 2       | -      | FewerCpusThanAsked CpusMiscounted
            2000  | 2       | 2       | -      | -
          """)
  void whatDoesNotFitTogetherIsWarnedOf(
      @Nullable Long limit,
      @Nullable Integer allowed,
      @Nullable Integer runtime,
      @Nullable Integer wanted,
      @Nullable String warned) {
    var spec = spec(List.of("1.5"), HASHING, sequential("some"));
    var counts = new CpuCounts(limit, allowed, runtime, wanted);
    assertThat(reasons(warnings(spec, _ -> figures(500, counts)))).isEqualTo(list(warned));
  }

  /** A limit of one and a half CPUs, of which a run uses so many thousandths. */
  @ParameterizedTest
  @CsvSource({
    "Pool,      16, 1480, true",
    "Pool,       3, 1480, true",
    "Pool,       2, 1480, false",
    "Pool,      16,  990, false",
    "Processes,  3, 1480, true",
    "Processes,  2, 1480, false",
    "ThreadPerLine, 16, 1480, false"
  })
  void threadsThatCannotRunAtOnceAreWarnedOfWhereTheyUseUpTheLimit(
      Strategy strategy, int threads, long used, boolean warned) {
    var spec = spec(List.of("1.5"), HASHING, variant("some", strategy, threads));
    assertThat(warnings(spec, _ -> figures(used, limited(1500))))
        .extracting(Warning::reason)
        .isEqualTo(warned ? List.of(Reason.MoreThreadsThanCpus) : List.of());
  }

  @Test
  void threadsThatWaitForSomethingAreNotTooMany() {
    for (Work waiting : List.of(SLEEPING, SYNCING)) {
      var spec = spec(List.of("1"), waiting, variant("some", Strategy.Pool, 16));
      assertThat(warnings(spec, _ -> figures(990, limited(1000)))).as("%s", waiting).isEmpty();
    }
  }

  @Test
  void threadsMayBeForTheLargestProfile() {
    var spec = spec(List.of("1", "2", "4"), HASHING, variant("some", Strategy.Pool, 4));
    Function<PlannedRun, RunFigures> run =
        each -> {
          long millis = 1000 * Long.parseLong(each.profile().replace("cpu", ""));
          return figures(millis, limited(millis));
        };
    assertThat(warnings(spec, run)).isEmpty();
    assertThat(warnings(spec(List.of("1", "2"), HASHING, variant("some", Strategy.Pool, 4)), run))
        .singleElement()
        .extracting(Warning::message)
        .isEqualTo(
            "some on 2cpu has 4 threads that want a CPU at once, and a limit of 2 CPUs: all but 2 wait for their turn. Give it 2, or more CPUs.");
  }

  @ParameterizedTest
  @CsvSource({"2, false", "3, true", "14, true"})
  void ofACommandTheThreadsThatWantACpuCountButForItsRuntimes(int wanted, boolean warned) {
    var spec = spec(List.of("1"), SLEEPING, command("some"));
    assertThat(warnings(spec, _ -> figures(300, new CpuCounts(1000L, 8, null, wanted))))
        .extracting(Warning::reason)
        .isEqualTo(warned ? List.of(Reason.MoreThreadsThanCpus) : List.of());
  }

  @Test
  void aWarningIsGivenOnceAndSaysWhatToDo() {
    var spec =
        spec(
            List.of("1"),
            HASHING,
            sequential("java"),
            new Variant("python", Strategy.Sequential, null, Synchronization.None, Language.Python),
            new Variant("snake", Strategy.Sequential, null, Synchronization.None, Language.Python));
    assertThat(
            warnings(
                spec,
                run ->
                    figures(
                        500,
                        new CpuCounts(1000L, 64, run.variant().equals("java") ? 1 : 64, null))))
        .singleElement()
        .extracting(Warning::message)
        .isEqualTo(
            "python on 1cpu has a runtime that counts 64 under a limit of 1 CPU: a program that sizes its pools by that count starts too many threads. Give the size, or set PYTHON_CPU_COUNT=1 (Python 3.13 and later). It is the same with 1 more cell.");
  }

  @Test
  void whatHoldsRunsBelowTheirProfileIsNamed() {
    var spec = spec(List.of("2"), HASHING, sequential("some"));
    assertThat(warnings(spec, _ -> figures(500, new CpuCounts(2000L, 1, 1, null))))
        .extracting(Warning::message)
        .containsExactly(
            "some on 2cpu asks for 2 CPUs and had 1 CPU: its figures are those of a smaller profile. Widen the cpuset or the affinity of its runs, or lower the profile's cpu.");
    assertThat(warnings(spec, _ -> figures(500, new CpuCounts(500L, 8, 1, null))))
        .extracting(Warning::message)
        .containsExactly(
            "some on 2cpu asks for 2 CPUs and had a limit of 0.5 CPUs: its figures are those of a smaller profile. Raise the limit of what is around its runs, a container or a slice, or lower the profile's cpu.");
  }

  private static List<Warning> warnings(
      ThreadExperimentSpec spec, Function<PlannedRun, RunFigures> run) {
    return Lab.answer(spec, (planned, _) -> run.apply(planned)).warnings();
  }

  private static List<Reason> reasons(List<Warning> warnings) {
    return warnings.stream().map(Warning::reason).toList();
  }

  private static List<Reason> list(@Nullable String reasons) {
    return reasons == null
        ? List.of()
        : Stream.of(reasons.split(" ")).map(Reason::valueOf).toList();
  }

  private static ThreadExperimentSpec spec(List<String> cpus, Work work, Variant... variants) {
    return Lab.spec(cpus, List.of(variants), work, 2);
  }

  private static Variant sequential(String name) {
    return new Variant(name, Strategy.Sequential, null, Synchronization.None, Language.Java);
  }

  private static Variant variant(String name, Strategy strategy, int threads) {
    return new Variant(name, strategy, threads, Synchronization.Lock, Language.Java);
  }

  private static Variant command(String name) {
    return new Variant(
        name,
        Strategy.Command,
        null,
        Synchronization.None,
        Language.Java,
        List.of("true"),
        null,
        null,
        null,
        null,
        null);
  }

  private static CpuCounts limited(long millis) {
    return new CpuCounts(millis, 64, (int) ((millis + 999) / 1000), null);
  }

  /** A run of a second that used so many thousandths of a CPU. */
  private static RunFigures figures(long usedMillis, CpuCounts cpus) {
    return new RunFigures(
        1_000_000,
        usedMillis * 1000,
        null,
        null,
        List.of(0),
        20,
        new IntegrityCounts(20, 0, 0, 0, 0),
        null,
        null,
        cpus,
        null);
  }
}
