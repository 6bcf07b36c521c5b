package dev.threadlab.cli.local;

import dev.threadlab.crds.ThreadExperimentStatus.Enforcement;
import java.io.IOException;

/** A way to hold runs to their profiles. */
sealed interface Enforcer permits CgroupV1, CgroupV2, Affinity, Unenforced {

  /** What the status calls it. */
  Enforcement enforcement();

  /**
   * Refuses limits that this way cannot hold a run to.
   *
   * @throws RefusedException with what to do instead
   */
  void mustHold(Limits limits) throws RefusedException;

  /**
   * Makes ready what will hold the {@code n}th run of this engine.
   *
   * @throws IOException if the machine did not let it
   */
  Confinement confine(Limits limits, int n) throws IOException;

  /**
   * How runs are given another CPU limit while they go on.
   *
   * @throws RefusedException if this way has none to give, with what to do instead
   */
  Resizing resizing() throws RefusedException;

  /** Gives the {@code n}th run of an engine the CPU limit of these limits. */
  interface Resizing {
    void resize(Limits limits, int n) throws IOException;
  }
}
