package dev.threadlab.cli.admission;

import dev.threadlab.crds.ThreadExperiment;
import java.util.List;

/** Whether the one experiment of a file is admitted. */
public sealed interface Verdict {

  /**
   * It is.
   *
   * @param experiment the experiment, with the defaults filled in
   */
  record Admitted(ThreadExperiment experiment) implements Verdict {}

  /**
   * It is not.
   *
   * @param problems all that is wrong, at least one, by line
   */
  record Refused(List<Problem> problems) implements Verdict {
    public Refused {
      problems = List.copyOf(problems);
    }
  }
}
