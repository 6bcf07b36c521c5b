package dev.threadlab.experiment.comparison;

import dev.threadlab.crds.Verdict;
import dev.threadlab.experiment.plan.Cell;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Puts the answer into one sentence: what is faster first, then what is wrong, slower, the same.
 */
final class Summaries {
  private static final int MOST = 3;

  /** In the order in which a reader acts on them. */
  private static final List<Verdict> ORDER =
      List.of(
          Verdict.Faster,
          Verdict.Incorrect,
          Verdict.Slower,
          Verdict.NoDifference,
          Verdict.Inconclusive);

  private Summaries() {}

  /**
   * The sentence, of these among so many comparisons; absent before any round has both runs of one.
   */
  static @Nullable String of(List<Judged> judged, Limits limits, int comparisons) {
    if (judged.stream().allMatch(each -> each.evidence() == null)) {
      return null;
    }
    if (judged.stream().allMatch(each -> each.verdict() == Verdict.Inconclusive)) {
      return undecided(judged, limits, comparisons);
    }
    var wrong = new HashSet<Cell>(); // each is said once, however many comparisons it is in
    var ordered =
        judged.stream()
            .sorted(
                Comparator.comparingInt(Summaries::place)
                    .thenComparing(Comparator.comparingDouble(Summaries::effect).reversed()))
            .filter(
                each -> each.verdict() != Verdict.Incorrect || wrong.add(each.asked().candidate()))
            .toList();
    String clauses =
        ordered.stream()
            .limit(MOST)
            .map(each -> clause(each, limits))
            .collect(Collectors.joining("; "));
    int others = ordered.size() - MOST;
    String more = others == 1 ? "; and 1 more comparison" : "; and %d more comparisons";
    return (others > 0 ? clauses + more.formatted(others) : clauses) + ".";
  }

  private static String undecided(List<Judged> judged, Limits limits, int comparisons) {
    int rounds = judged.stream().mapToInt(each -> each.pairs().size()).max().orElseThrow();
    int least = limits.rule().leastRounds(comparisons);
    return rounds < least
        ? "No answer after %d rounds: it takes at least %d.".formatted(rounds, least)
        : "No answer after %d rounds: the spread is too wide for a difference of %d %%, so run more rounds or longer iterations."
            .formatted(rounds, limits.minEffectPercent());
  }

  private static String clause(Judged judged, Limits limits) {
    String claim = judged.claimWithInterval(limits.confidencePercent());
    if (judged.verdict() == Verdict.Incorrect) {
      return "%s (%d of %d lines)"
          .formatted(claim, judged.faults().faults(), judged.faults().lines());
    }
    var causes = Causes.of(judged, limits.rule());
    return causes.isEmpty() ? claim : claim + ", and " + causes.getFirst();
  }

  private static int place(Judged judged) {
    return ORDER.indexOf(judged.verdict());
  }

  private static double effect(Judged judged) {
    return judged.evidence() == null ? 0 : Math.abs(judged.evidence().estimate());
  }
}
