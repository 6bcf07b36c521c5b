package dev.threadlab.cli.local;

import dev.threadlab.crds.ThreadExperimentStatus.Enforcement;
import java.util.List;

/**
 * Nothing holds the runs: what the user asked for.
 *
 * @param engine whose runs they are
 */
record Unenforced(EngineId engine) implements Enforcer {

  @Override
  public Enforcement enforcement() {
    return Enforcement.None;
  }

  @Override
  public void mustHold(Limits limits) {}

  @Override
  public Confinement confine(Limits limits, int n) {
    return new BareProcess(List.of(), engine);
  }

  @Override
  public Resizing resizing() throws RefusedException {
    throw new RefusedException(
        "resize: InPlace changes a CPU limit, and with --unenforced there is none: leave one of them out");
  }
}
