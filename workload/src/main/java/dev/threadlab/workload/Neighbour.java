package dev.threadlab.workload;

import dev.threadlab.workload.strategy.Copy;
import dev.threadlab.workload.strategy.Job;
import java.io.IOException;

/** Does the work of a run over and over, to be in the way of another. It measures nothing. */
final class Neighbour {
  /** What it says, once, when all that it takes to work has been done before. */
  static final String WORKING = "threadlab-neighbour: working";

  private Neighbour() {}

  /**
   * Never returns: a signal ends the process.
   *
   * @throws IOException when the output cannot be written
   */
  static void work(Job job) throws IOException {
    copy(job);
    System.out.println(WORKING);
    while (true) {
      copy(job);
    }
  }

  private static void copy(Job job) throws IOException {
    Copy.prepare(job);
    var _ = Copy.run(job);
  }
}
