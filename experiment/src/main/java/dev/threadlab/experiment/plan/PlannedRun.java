package dev.threadlab.experiment.plan;

import org.jspecify.annotations.Nullable;

/**
 * One cell in one round.
 *
 * @param index its place in the plan, from 0
 * @param round its round, from 1
 * @param profile the profile's name
 * @param variant the variant's name
 * @param twin whether it is the second run of the baseline cell in its round
 * @param node the node that its round is on, absent where the design leaves that open
 */
public record PlannedRun(
    int index, int round, String profile, String variant, boolean twin, @Nullable String node) {

  /** A run that is no twin, on any node. */
  public PlannedRun(int index, int round, String profile, String variant) {
    this(index, round, profile, variant, false, null);
  }
}
