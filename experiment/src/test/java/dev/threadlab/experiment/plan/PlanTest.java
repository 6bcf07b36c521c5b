package dev.threadlab.experiment.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlab.crds.Input;
import dev.threadlab.experiment.Designs;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class PlanTest {
  static final long LARGEST_SEED = (1L << 53) - 1;

  /** Computed by another program from the description; whoever changes these breaks old seeds. */
  @Test
  void aSeedGivesThisOrderForEver() {
    assertThat(rounds(Plan.of(Designs.ofRounds(4), 42)))
        .containsExactly(
            "2cpu/single 1cpu/threads 1cpu/single 2cpu/threads",
            "2cpu/threads 1cpu/single 2cpu/single 1cpu/threads",
            "1cpu/threads 1cpu/single 2cpu/threads 2cpu/single",
            "1cpu/threads 2cpu/single 1cpu/single 2cpu/threads");
    assertThat(rounds(Plan.of(Designs.ofRounds(2), 0)))
        .containsExactly(
            "2cpu/single 2cpu/threads 1cpu/threads 1cpu/single",
            "1cpu/threads 2cpu/single 2cpu/threads 1cpu/single");
    assertThat(rounds(Plan.of(Designs.ofRounds(2), LARGEST_SEED)))
        .containsExactly(
            "1cpu/threads 2cpu/single 2cpu/threads 1cpu/single",
            "2cpu/threads 1cpu/single 1cpu/threads 2cpu/single");
  }

  @Property(tries = 200)
  void everyRoundHoldsEveryCellOnceAndRunsAreNumberedByTheirPlace(
      @ForAll @LongRange(max = LARGEST_SEED) long seed,
      @ForAll @IntRange(min = 1, max = 16) int profiles,
      @ForAll @IntRange(min = 1, max = 16) int variants,
      @ForAll @IntRange(min = 1, max = 19) int rounds) {
    var spec = Designs.large(profiles, variants, rounds, 4, new Input(20, null, null));
    var runs = Plan.of(spec, seed).runs();
    assertThat(runs).extracting(PlannedRun::index).containsExactlyElementsOf(upTo(runs.size()));
    assertThat(runs).extracting(PlannedRun::round).isSorted();
    assertThat(byRound(runs))
        .hasSize(rounds)
        .allSatisfy(
            (_, cells) -> assertThat(cells).doesNotHaveDuplicates().hasSize(profiles * variants));
  }

  @Property(tries = 100)
  void moreRoundsLeaveTheFirstOnesAsTheyWere(
      @ForAll @LongRange(max = LARGEST_SEED) long seed,
      @ForAll @IntRange(min = 1, max = 20) int rounds,
      @ForAll @IntRange(min = 1, max = 20) int more) {
    assertThat(Plan.of(Designs.ofRounds(rounds + more), seed).runs())
        .startsWith(Plan.of(Designs.ofRounds(rounds), seed).runs().toArray(PlannedRun[]::new));
  }

  @Property(tries = 100)
  void nodesTakeTurnsAndLeaveTheOrderInEachRoundAsItWas(
      @ForAll @LongRange(max = LARGEST_SEED) long seed,
      @ForAll @IntRange(min = 1, max = 5) int rounds,
      @ForAll @IntRange(min = 1, max = 5) int nodes) {
    var names = IntStream.range(0, nodes).mapToObj(node -> "node" + node).toList();
    var plan = Plan.of(Designs.ofRounds(rounds), seed, names);
    assertThat(rounds(plan)).isEqualTo(rounds(Plan.of(Designs.ofRounds(rounds * nodes), seed)));
    assertThat(plan.runs())
        .allSatisfy(run -> assertThat(run.node()).isEqualTo("node" + (run.round() - 1) % nodes));
    assertThat(plan.rounds(rounds)).isEqualTo(rounds * nodes);
    assertThat(plan.roundsOnEach(rounds * nodes)).isEqualTo(rounds);
  }

  @Test
  void noMoreNodesRunAllRoundsThanFiveThousandRunsHaveRoomFor() {
    assertThat(Plan.mostNodes(Designs.ofRounds(100))).isEqualTo(12);
    assertThat(Plan.mostNodes(Designs.ofRounds(1250))).isEqualTo(1);
    assertThat(Plan.mostNodes(Designs.of(List.of("a"), List.of("x"), 1))).isEqualTo(1000);
  }

  /** Computed by another program, as above. */
  @Test
  void aSeedGivesThisOrderOfPodsAndOfSizesInThemForEver() {
    assertThat(rounds(Plan.of(Designs.inPlace(Designs.ofRounds(3)), 42)))
        .containsExactly(
            "2cpu/single 1cpu/single 1cpu/threads 2cpu/threads",
            "1cpu/single 2cpu/single 2cpu/threads 1cpu/threads",
            "1cpu/threads 2cpu/threads 2cpu/single 1cpu/single");
  }

  @Property(tries = 200)
  void wherePodsAreResizedEachGoesThroughAllProfilesWithOneVariantAndTheTwinIsAlone(
      @ForAll @LongRange(max = LARGEST_SEED) long seed,
      @ForAll @IntRange(min = 2, max = 16) int profiles,
      @ForAll @IntRange(min = 1, max = 16) int variants,
      @ForAll @IntRange(min = 1, max = 5) int rounds) {
    var spec =
        Designs.inPlace(
            Designs.withTwin(
                Designs.large(profiles, variants, rounds, 4, new Input(20, null, null))));
    var plan = Plan.of(spec, seed);
    assertThat(byRound(plan.runs()).values())
        .allSatisfy(cells -> assertThat(cells).hasSize(profiles * variants + 1));
    var pods = pods(plan);
    assertThat(pods).hasSize(rounds * (variants + 1));
    assertThat(pods.stream().flatMap(List::stream)).containsExactlyElementsOf(plan.runs());
    assertThat(pods)
        .allSatisfy(pod -> {
          assertThat(pod).extracting(PlannedRun::variant).containsOnly(pod.getFirst().variant());
          assertThat(pod).extracting(PlannedRun::round).containsOnly(pod.getFirst().round());
          assertThat(pod)
              .extracting(PlannedRun::profile)
              .doesNotHaveDuplicates()
              .hasSize(pod.getFirst().twin() ? 1 : profiles);
        });
  }

  @Test
  void whatIsLeftOfAPodIsWhatComesAfterInIt() {
    var plan = Plan.of(Designs.inPlace(Designs.ofRounds(1)), 42);
    assertThat(plan.inOnePod(plan.runs().getFirst())).isEqualTo(plan.runs().subList(0, 2));
    assertThat(plan.inOnePod(plan.runs().get(1))).isEqualTo(plan.runs().subList(1, 2));
  }

  @Test
  void withoutResizingEachRunHasItsPod() {
    var plan = Plan.of(Designs.ofRounds(1), 42);
    assertThat(pods(plan)).hasSize(4);
  }

  @Property(tries = 20)
  void theSizesOfAPodAreInEveryOrderEquallyOften(@ForAll @LongRange(max = LARGEST_SEED) long seed) {
    assertEquallyLikely(
        rounds(
            Plan.of(
                Designs.inPlace(Designs.of(List.of("a", "b", "c"), List.of("x"), 3_000)), seed)));
  }

  private static List<List<PlannedRun>> pods(Plan plan) {
    var pods = new ArrayList<List<PlannedRun>>();
    for (int at = 0; at < plan.runs().size(); at += pods.getLast().size()) {
      pods.add(plan.inOnePod(plan.runs().get(at)));
    }
    return pods;
  }

  @Property(tries = 20)
  void everyOrderIsEquallyLikelyOverTheRoundsOfASeed(
      @ForAll @LongRange(max = LARGEST_SEED) long seed) {
    assertEquallyLikely(
        rounds(Plan.of(Designs.of(List.of("a"), List.of("x", "y", "z"), 3_000), seed)));
  }

  @Test
  void everyOrderIsEquallyLikelyOverNeighbouringSeeds() {
    var spec = Designs.of(List.of("a"), List.of("x", "y", "z"), 1);
    assertEquallyLikely(
        IntStream.range(0, 3_000)
            .mapToObj(seed -> rounds(Plan.of(spec, seed)).getFirst())
            .toList());
  }

  /** Chi-square over the six orders; 40 with five degrees of freedom has a chance of 10^-7. */
  private static void assertEquallyLikely(List<String> orders) {
    Map<String, Long> counts =
        orders.stream().collect(Collectors.groupingBy(order -> order, Collectors.counting()));
    double expected = orders.size() / 6.0;
    double chiSquare =
        counts.values().stream()
            .mapToDouble(count -> Math.pow(count - expected, 2) / expected)
            .sum();
    assertThat(counts).hasSize(6);
    assertThat(chiSquare).as("chi-square of %s", counts).isLessThan(40);
  }

  private static List<Integer> upTo(int size) {
    return IntStream.range(0, size).boxed().toList();
  }

  private static List<String> rounds(Plan plan) {
    return byRound(plan.runs()).values().stream().map(cells -> String.join(" ", cells)).toList();
  }

  private static Map<Integer, List<String>> byRound(List<PlannedRun> runs) {
    return runs.stream()
        .collect(
            Collectors.groupingBy(
                PlannedRun::round,
                TreeMap::new,
                Collectors.mapping(
                    run -> run.profile() + "/" + run.variant(), Collectors.toList())));
  }
}
