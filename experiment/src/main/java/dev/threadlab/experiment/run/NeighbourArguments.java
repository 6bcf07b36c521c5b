package dev.threadlab.experiment.run;

import dev.threadlab.crds.Neighbours;
import java.util.List;

/** The workload's command line where it is a neighbour, and what that says. */
public final class NeighbourArguments {
  /** A line of its output, once it is as busy as it will be. */
  public static final String WORKING = "threadlab-neighbour: working";

  private NeighbourArguments() {}

  /**
   * The arguments of each of these.
   *
   * @param directory where it may write
   */
  public static List<String> of(Neighbours neighbours, String directory) {
    return List.of(
        "--neighbour",
        "--strategy",
        "Sequential",
        "--lines",
        "1",
        "--hash-rounds",
        neighbours.hashRounds().toString(),
        "--dir",
        directory);
  }
}
