package dev.threadlab.experiment.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.threadlab.crds.Scaling.Over;
import dev.threadlab.crds.Variant;
import dev.threadlab.crds.Variant.Language;
import dev.threadlab.crds.Variant.Strategy;
import dev.threadlab.crds.Variant.Synchronization;
import dev.threadlab.crds.Work;
import dev.threadlab.experiment.comparison.Ladder.Rung;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LadderTest {
  private static final Work NOTHING = new Work(0, 0, false, false, false);

  @Test
  void variantsThatDifferInThreadsAloneAreALadderInEachProfile() {
    var ladders =
        ladders(
            List.of("1", "2"), pool("eight", 8), pool("one", 1), pool("two", 2), pool("again", 2));
    assertThat(ladders)
        .extracting(Ladder::over, Ladder::fixed)
        .containsExactly(tuple(Over.Threads, "1cpu"), tuple(Over.Threads, "2cpu"));
    assertThat(ladders.getLast().rungs())
        .extracting(Rung::name)
        .containsExactly("one", "two", "eight");
    assertThat(ladders.getLast().cells())
        .allSatisfy(cell -> assertThat(cell.profile()).isEqualTo("2cpu"));
    assertThat(ladders.getLast().multiples()).containsExactly(1, 2, 8);
  }

  @Test
  void twoThreadCountsAreNone() {
    assertThat(ladders(List.of("1", "2"), pool("one", 1), pool("two", 2))).isEmpty();
  }

  @Test
  void whatDiffersInMoreIsNotOnTheSameLadder() {
    assertThat(
            ladders(
                List.of("1"),
                pool("one", 1),
                pool("two", 2),
                variant("four", Strategy.Pool, 4, Synchronization.None, Language.Java),
                variant("six", Strategy.Pool, 6, Synchronization.Lock, Language.Python),
                variant("seven", Strategy.ThreadPerLine, 7, Synchronization.Lock, Language.Java)))
        .isEmpty();
  }

  @Test
  void anyNumberOfThreadsIsNoSize() {
    assertThat(ladders(List.of("1"), perLine("one", 1), perLine("two", 2), perLine("any", null)))
        .isEmpty();
  }

  @Test
  void eachKindOfVariantHasItsOwnLadderAndProfilesHaveTheirs() {
    assertThat(
            ladders(
                List.of("4", "1", "2"),
                pool("pool-3", 3),
                processes("processes-1", 1),
                pool("pool-2", 2),
                processes("processes-4", 4),
                pool("pool-1", 1),
                processes("processes-2", 2)))
        .extracting(ladder -> ladder.over() + " " + ladder.fixed() + " " + names(ladder))
        .containsExactly(
            "Cpus pool-3 1cpu 2cpu 4cpu",
            "Cpus processes-1 1cpu 2cpu 4cpu",
            "Cpus pool-2 1cpu 2cpu 4cpu",
            "Cpus processes-4 1cpu 2cpu 4cpu",
            "Cpus pool-1 1cpu 2cpu 4cpu",
            "Cpus processes-2 1cpu 2cpu 4cpu",
            "Threads 4cpu pool-1 pool-2 pool-3",
            "Threads 4cpu processes-1 processes-2 processes-4",
            "Threads 1cpu pool-1 pool-2 pool-3",
            "Threads 1cpu processes-1 processes-2 processes-4",
            "Threads 2cpu pool-1 pool-2 pool-3",
            "Threads 2cpu processes-1 processes-2 processes-4");
  }

  private static String names(Ladder ladder) {
    return String.join(" ", ladder.rungs().stream().map(Rung::name).toList());
  }

  private static List<Ladder> ladders(List<String> cpus, Variant... variants) {
    return Ladder.of(Lab.spec(cpus, List.of(variants), NOTHING, 10));
  }

  private static Variant pool(String name, int threads) {
    return variant(name, Strategy.Pool, threads, Synchronization.Lock, Language.Java);
  }

  private static Variant processes(String name, int threads) {
    return variant(name, Strategy.Processes, threads, Synchronization.Lock, Language.Java);
  }

  private static Variant perLine(String name, @Nullable Integer threads) {
    return variant(name, Strategy.ThreadPerLine, threads, Synchronization.Lock, Language.Java);
  }

  private static Variant variant(
      String name,
      Strategy strategy,
      @Nullable Integer threads,
      Synchronization synchronization,
      Language language) {
    return new Variant(name, strategy, threads, synchronization, language);
  }
}
