package dev.threadlab.experiment.comparison;

import dev.threadlab.crds.Comparison;
import dev.threadlab.crds.NoiseFloor;
import dev.threadlab.crds.Scaling;
import dev.threadlab.crds.ThreadExperimentSpec;
import dev.threadlab.crds.Verdict;
import dev.threadlab.crds.Warning;
import dev.threadlab.experiment.plan.Cell;
import dev.threadlab.experiment.plan.Plan;
import dev.threadlab.experiment.run.RecordedRun;
import dev.threadlab.experiment.statistics.Evidence;
import dev.threadlab.experiment.statistics.Holm;
import dev.threadlab.experiment.statistics.Interval;
import dev.threadlab.experiment.statistics.Rule;
import dev.threadlab.experiment.statistics.SignedRank;
import dev.threadlab.experiment.statistics.Twin;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the runs so far answer.
 *
 * @param comparisons each that the design asks for
 * @param noiseFloor what identical cells differ by, absent where that is not known
 * @param scaling how the work scales, empty where nothing has three sizes
 * @param warnings what to know before acting
 * @param summary the answer in a sentence, absent before there is any
 */
public record Answer(
    List<Comparison> comparisons,
    @Nullable NoiseFloor noiseFloor,
    List<Scaling> scaling,
    List<Warning> warnings,
    @Nullable String summary) {

  /**
   * The answer.
   *
   * @param spec the design, defaults filled in
   * @param plan its runs
   * @param counting the runs that have ended and count, each once
   */
  public static Answer of(ThreadExperimentSpec spec, Plan plan, List<RecordedRun> counting) {
    var parts = Part.of(plan, counting);
    var all = parts.getFirst();
    var limits = Limits.of(spec.analysis());
    Rule rule = limits.rule();
    Judged twins = twins(spec, all, rule);
    var judged = judged(spec, parts, rule);
    var overall = judged.stream().filter(each -> each.node() == null).toList();
    var reasons = new Reasons(limits, new Company(spec), judged);
    return new Answer(
        judged.stream().map(each -> each.shown(reasons.of(each))).toList(),
        noiseFloor(twins),
        Scalings.of(spec, plan.seed(), all.runs(), rule),
        Warnings.of(spec, parts, rule, judged, twins),
        Summaries.of(overall, limits, judged.size()));
  }

  private static @Nullable Judged twins(ThreadExperimentSpec spec, Part part, Rule rule) {
    if (!spec.noiseFloor()) {
      return null;
    }
    Cell baseline = Cell.baseline(spec);
    var asked = new Asked(null, baseline, baseline.asTwin());
    var pairs = part.runs().pairs(asked);
    Evidence evidence = evidence(pairs, rule).orElse(null);
    double chance = evidence == null ? 1 : evidence.pValue();
    var none = new Faults(0, 0);
    return new Judged(
        asked,
        part.node(),
        pairs,
        evidence,
        chance,
        Twin.NONE,
        none,
        verdict(evidence, chance, none, rule, Twin.NONE));
  }

  /** A comparison in a part of the runs, as far as it goes without the others. */
  private record Open(
      Asked asked, Part part, Twin twin, List<Pair> pairs, @Nullable Evidence evidence) {
    double pValue() {
      return evidence == null ? 1 : evidence.pValue();
    }

    Judged judged(double pAdjusted, Rule rule) {
      var faults = Faults.of(part.runs().of(asked.candidate()).values());
      return new Judged(
          asked,
          part.node(),
          pairs,
          evidence,
          pAdjusted,
          twin,
          faults,
          verdict(evidence, pAdjusted, faults, rule, twin));
    }
  }

  private static List<Judged> judged(ThreadExperimentSpec spec, List<Part> parts, Rule rule) {
    var open = parts.stream().flatMap(part -> open(spec, part, rule)).toList();
    var adjusted = Holm.adjusted(open.stream().map(Open::pValue).toList());
    return IntStream.range(0, open.size())
        .mapToObj(at -> open.get(at).judged(adjusted.get(at), rule))
        .toList();
  }

  private static Stream<Open> open(ThreadExperimentSpec spec, Part part, Rule rule) {
    Judged twins = twins(spec, part, rule);
    return Asked.of(spec).stream()
        .map(asked -> {
          var pairs = part.runs().pairs(asked);
          return new Open(
              asked, part, twin(asked, part, twins), pairs, evidence(pairs, rule).orElse(null));
        });
  }

  private static Twin twin(Asked asked, Part part, @Nullable Judged twins) {
    if (twins == null || twins.evidence() == null) {
      return Twin.NONE;
    }
    return new Twin(
        Math.abs(twins.evidence().estimate()),
        asked
            .withTwinOf(twins.asked().baseline())
            .map(part.runs()::pairs)
            .filter(pairs -> !pairs.isEmpty())
            .map(pairs -> SignedRank.of(Pair.logRatios(pairs)).estimate())
            .orElse(null));
  }

  private static Optional<Evidence> evidence(List<Pair> pairs, Rule rule) {
    return pairs.isEmpty()
        ? Optional.empty()
        : Optional.of(Evidence.of(rule.confidence(), Pair.logRatios(pairs)));
  }

  private static Verdict verdict(
      @Nullable Evidence evidence, double pAdjusted, Faults faults, Rule rule, Twin twin) {
    if (faults.any()) {
      return Verdict.Incorrect;
    }
    return evidence == null ? Verdict.Inconclusive : rule.judge(evidence, pAdjusted, twin);
  }

  private static @Nullable NoiseFloor noiseFloor(@Nullable Judged twins) {
    Evidence evidence = twins == null ? null : twins.evidence();
    if (twins == null || evidence == null) {
      return null;
    }
    Interval interval = evidence.interval();
    return new NoiseFloor(
        twins.asked().baseline().name(),
        Decimals.ratio(evidence.estimate()),
        interval == null ? null : Decimals.ratio(interval.low()),
        interval == null ? null : Decimals.ratio(interval.high()),
        Decimals.percentMore(evidence.estimate()),
        evidence.rounds());
  }
}
