package dev.threadlab.experiment.plan;

import dev.threadlab.crds.Placement;
import dev.threadlab.crds.Placement.Scope;
import dev.threadlab.crds.ThreadExperimentSpec;
import java.util.Optional;

/** How nodes share the runs of a design. */
public final class Scopes {
  private Scopes() {}

  /** What the design says of it, or what goes without saying. */
  public static Scope of(ThreadExperimentSpec spec) {
    return Optional.ofNullable(spec.placement()).map(Placement::scope).orElse(Scope.Any);
  }
}
