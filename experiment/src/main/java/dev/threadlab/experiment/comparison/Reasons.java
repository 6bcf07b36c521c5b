package dev.threadlab.experiment.comparison;

import dev.threadlab.crds.Verdict;
import dev.threadlab.experiment.statistics.Evidence;
import dev.threadlab.experiment.statistics.Interval;
import dev.threadlab.experiment.statistics.Power;
import dev.threadlab.experiment.statistics.Rule;
import dev.threadlab.experiment.statistics.Twin;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Puts into sentences why a verdict is what it is.
 *
 * @param limits what the design asks of a claim
 * @param company what runs beside the cells
 * @param all every comparison that is made
 */
record Reasons(Limits limits, Company company, List<Judged> all) {

  List<String> of(Judged judged) {
    var sentences = new ArrayList<String>();
    Evidence evidence = judged.evidence();
    if (evidence == null) {
      sentences.add("No round has a report of both cells.");
    } else if (judged.verdict() == Verdict.Inconclusive) {
      sentences.addAll(inconclusive(judged, evidence));
    } else if (judged.verdict() == Verdict.NoDifference) {
      sentences.add(
          "The whole interval is within %d %% of no difference."
              .formatted(limits.minEffectPercent()));
    }
    company.sentence(judged.asked()).ifPresent(sentences::add);
    nodeByNode(judged).ifPresent(sentences::add);
    var causes = Causes.of(judged, limits.rule());
    if (!causes.isEmpty()) {
      sentences.add("With it " + String.join("; ", causes) + ".");
    }
    if (judged.faults().lines() > 0) {
      sentences.add(judged.faults().sentence(limits.confidencePercent()));
    }
    return sentences;
  }

  /** {@code By node: 2 Faster, 1 Inconclusive.} */
  private Optional<String> nodeByNode(Judged judged) {
    var verdicts = new EnumMap<Verdict, Integer>(Verdict.class);
    all.stream()
        .filter(each -> each.node() != null && each.asked().equals(judged.asked()))
        .forEach(each -> verdicts.merge(each.verdict(), 1, Integer::sum));
    return judged.node() != null || verdicts.isEmpty()
        ? Optional.empty()
        : Optional.of(
            verdicts.entrySet().stream()
                .map(each -> each.getValue() + " " + each.getKey())
                .collect(Collectors.joining(", ", "By node: ", ".")));
  }

  private List<String> inconclusive(Judged judged, Evidence evidence) {
    var sentences = new ArrayList<String>();
    int least = limits.rule().leastRounds(all.size());
    Interval interval = evidence.interval();
    if (interval == null || evidence.rounds() < least) {
      sentences.add(
          "%d rounds are too few: a claim among %d takes at least %d, so %d more."
              .formatted(evidence.rounds(), all.size(), least, least - evidence.rounds()));
    } else {
      sentences.add(doubt(judged, evidence, interval));
    }
    if (interval != null && limits.minEffectPercent() > 0 && interval.halfWidth() > 0) {
      sentences.add(roundsNeeded(evidence.rounds(), interval));
    }
    return sentences;
  }

  private String doubt(Judged judged, Evidence evidence, Interval interval) {
    Rule rule = limits.rule();
    double effect = Math.abs(evidence.estimate());
    if (interval.contains(0)) {
      return "The interval holds no difference as well as one of more than %d %%."
          .formatted(limits.minEffectPercent());
    }
    if (judged.pAdjusted() > rule.alpha()) {
      return "Among %d comparisons it may be chance (%s)."
          .formatted(all.size(), Decimals.chance(judged.pAdjusted()));
    }
    if (effect <= rule.minEffect()) {
      return "There is a difference, but it may be smaller than %d %%."
          .formatted(limits.minEffectPercent());
    }
    Twin twin = judged.twin();
    if (twin.ratio() == null || effect <= twin.floor()) {
      return "The difference does not exceed the noise floor of %s %%."
          .formatted(Decimals.percentMore(twin.floor()));
    }
    return "The difference does not hold for the twin, which is the same cell once more: by it the ratio is %s."
        .formatted(Decimals.ratio(twin.ratio()));
  }

  private String roundsNeeded(int rounds, Interval interval) {
    Rule rule = limits.rule();
    var power = new Power(rule.alpha());
    double spread = power.spread(interval, rounds);
    return "By the spread of these rounds, a difference of %d %% is seen with a chance of %d %% now, and of %d %% with %d rounds."
        .formatted(
            limits.minEffectPercent(),
            Math.round(100 * power.of(rounds, spread, rule.minEffect())),
            Math.round(100 * Power.WANTED),
            power.rounds(spread, rule.minEffect()));
  }
}
