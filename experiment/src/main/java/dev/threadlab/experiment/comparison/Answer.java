package dev.threadlab.experiment.comparison;

import dev.threadlab.crds.Comparison;
import dev.threadlab.crds.NoiseFloor;
import dev.threadlab.crds.Scaling;
import dev.threadlab.crds.ThreadExperimentSpec;
import dev.threadlab.crds.Verdict;
import dev.threadlab.crds.Warning;
import dev.threadlab.experiment.plan.Cell;
import dev.threadlab.experiment.run.RecordedRun;
import dev.threadlab.experiment.statistics.Evidence;
import dev.threadlab.experiment.statistics.Holm;
import dev.threadlab.experiment.statistics.Interval;
import dev.threadlab.experiment.statistics.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the runs so far answer.
 *
 * @param comparisons each that the design asks for
 * @param noiseFloor what identical cells differ by, absent where that is not known
 * @param scaling how variants scale, empty with fewer than three CPU sizes
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
   * @param seed of the experiment, for what is drawn at random
   * @param counting the runs that have ended and count, each once
   */
  public static Answer of(ThreadExperimentSpec spec, long seed, List<RecordedRun> counting) {
    var runs = RunsByCell.of(counting);
    var limits = Limits.of(spec.analysis());
    Rule rule = limits.rule();
    Judged twins = spec.noiseFloor() ? twins(Cell.baseline(spec), runs, rule) : null;
    double floor = floor(twins);
    var judged = judged(Asked.of(spec), runs, rule, floor);
    var reasons = new Reasons(limits, floor, judged.size());
    return new Answer(
        judged.stream().map(each -> each.shown(reasons.of(each))).toList(),
        noiseFloor(twins),
        Scalings.of(spec, seed, runs, rule),
        Warnings.of(spec, runs, rule, judged, twins),
        Summaries.of(judged, limits));
  }

  private static Judged twins(Cell baseline, RunsByCell runs, Rule rule) {
    var asked = new Asked(null, baseline, baseline.asTwin());
    var pairs = runs.pairs(asked.baseline(), asked.candidate());
    Evidence evidence = evidence(pairs, rule).orElse(null);
    double chance = evidence == null ? 1 : evidence.pValue();
    var none = new Faults(0, 0);
    return new Judged(
        asked, pairs, evidence, chance, none, verdict(evidence, chance, none, rule, 0));
  }

  private static double floor(@Nullable Judged twins) {
    return twins == null || twins.evidence() == null ? 0 : Math.abs(twins.evidence().estimate());
  }

  private static List<Judged> judged(List<Asked> all, RunsByCell runs, Rule rule, double floor) {
    var pairs = all.stream().map(asked -> runs.pairs(asked.baseline(), asked.candidate())).toList();
    var evidence = pairs.stream().map(each -> evidence(each, rule)).toList();
    var adjusted =
        Holm.adjusted(
            evidence.stream().map(each -> each.map(Evidence::pValue).orElse(1.0)).toList());
    var judged = new ArrayList<Judged>();
    for (int at = 0; at < all.size(); at++) {
      Asked asked = all.get(at);
      Evidence found = evidence.get(at).orElse(null);
      var faults = Faults.of(runs.of(asked.candidate()).values());
      judged.add(
          new Judged(
              asked,
              pairs.get(at),
              found,
              adjusted.get(at),
              faults,
              verdict(found, adjusted.get(at), faults, rule, floor)));
    }
    return judged;
  }

  private static Optional<Evidence> evidence(List<Pair> pairs, Rule rule) {
    return pairs.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Evidence.of(rule.confidence(), pairs.stream().mapToDouble(Pair::logRatio).toArray()));
  }

  private static Verdict verdict(
      @Nullable Evidence evidence, double pAdjusted, Faults faults, Rule rule, double floor) {
    if (faults.any()) {
      return Verdict.Incorrect;
    }
    return evidence == null ? Verdict.Inconclusive : rule.judge(evidence, pAdjusted, floor);
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
