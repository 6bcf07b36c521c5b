package dev.threadlab.experiment.status;

import dev.threadlab.crds.Columns;
import dev.threadlab.crds.NodeEnvironment;
import dev.threadlab.crds.Profile;
import dev.threadlab.crds.ThreadExperimentSpec;
import dev.threadlab.crds.Variant;

/** Fills kubectl's columns. */
final class ColumnStrings {
  private static final int WIDEST = 60;

  private ColumnStrings() {}

  static Columns of(StatusInput input) {
    ThreadExperimentSpec spec = input.seen().spec();
    var nodes = input.environment().stream().map(NodeEnvironment::name).toList();
    return new Columns(
        Text.joined(WIDEST, spec.profiles().stream().map(Profile::name).toList()),
        Text.joined(WIDEST, spec.variants().stream().map(Variant::name).toList()),
        nodes.isEmpty() ? null : Text.joined(WIDEST, nodes),
        Conditions.reasonThatMatters(input));
  }
}
