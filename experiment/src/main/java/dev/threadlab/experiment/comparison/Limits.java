package dev.threadlab.experiment.comparison;

import dev.threadlab.crds.Analysis;
import dev.threadlab.experiment.statistics.Rule;

/**
 * What the design asks of a claim.
 *
 * @param confidencePercent of intervals and claims
 * @param minEffectPercent the least difference that matters
 */
record Limits(int confidencePercent, int minEffectPercent) {
  private static final double HUNDRED = 100;

  static Limits of(Analysis analysis) {
    return new Limits(analysis.confidencePercent(), analysis.minEffectPercent());
  }

  Rule rule() {
    return new Rule(confidencePercent / HUNDRED, Math.log1p(minEffectPercent / HUNDRED));
  }
}
