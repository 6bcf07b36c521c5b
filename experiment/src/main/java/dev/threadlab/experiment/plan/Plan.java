package dev.threadlab.experiment.plan;

import dev.threadlab.crds.Resize;
import dev.threadlab.crds.ThreadExperimentSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The runs of an experiment in the order in which they are started: complete rounds, each of which
 * holds every cell once, and the baseline cell's twin, in an order of its own.
 *
 * <p>The order is part of the API: one seed gives one order on every engine, runtime and version.
 * Round {@code r} takes the cells as the spec lists them (profile by profile, in each the variants,
 * then the twin) and shuffles them by Fisher and Yates from the last place down, with numbers drawn
 * by {@link SplitMix64} from {@code seed} and {@code r} alone. More rounds therefore leave the
 * first ones as they were.
 *
 * <p>Where pods are resized in place, the runs of a variant in a round are one after another, for
 * one pod to go through them; the twin is alone. So are taken and shuffled: first the variants as
 * the cells list them, and the twin; then, with the numbers that follow, the cells of each in that
 * order.
 *
 * <p>Where each node runs all rounds, a round is on one node: the nodes take turns, so that what
 * changes with time falls on all alike. Rounds are numbered through, {@code spec.rounds} for each
 * node.
 *
 * <p>Where the design lets rounds go on until intervals are narrow, the plan has the most rounds
 * that it allows; a decision may end it before.
 *
 * @param seed what the order was drawn from
 * @param nodes the nodes that take turns, empty where runs go to any
 * @param runs every run, its index its place
 * @param resize whether runs share pods
 */
public record Plan(long seed, List<String> nodes, List<PlannedRun> runs, Resize resize) {
  private static final int MOST_RUNS = 5000;

  /** So many names leave room for the rest of a status. */
  private static final int MOST_NODES = 1000;

  public Plan {
    nodes = List.copyOf(nodes);
    runs = List.copyOf(runs);
  }

  /** The plan of this design, whose defaults are filled in, on any node. */
  public static Plan of(ThreadExperimentSpec spec, long seed) {
    return of(spec, seed, List.of());
  }

  /** The same with all rounds on each of these nodes. */
  public static Plan of(ThreadExperimentSpec spec, long seed, List<String> nodes) {
    var runs = new ArrayList<PlannedRun>();
    for (int round = 1; round <= rounds(mostRounds(spec), nodes); round++) {
      String node = nodes.isEmpty() ? null : nodes.get((round - 1) % nodes.size());
      for (Cell cell : order(spec, SplitMix64.ofRound(seed, round))) {
        runs.add(
            new PlannedRun(runs.size(), round, cell.profile(), cell.variant(), cell.twin(), node));
      }
    }
    return new Plan(seed, nodes, runs, spec.resize());
  }

  private static List<Cell> order(ThreadExperimentSpec spec, SplitMix64 random) {
    var cells = Cell.of(spec);
    return switch (spec.resize()) {
      case None -> shuffled(cells, random);
      case InPlace ->
          shuffled(inOnePodEach(cells), random).stream()
              .flatMap(pod -> shuffled(pod, random).stream())
              .toList();
    };
  }

  /** The cells that share a pod, in the order in which their variants are listed. */
  private static List<List<Cell>> inOnePodEach(List<Cell> cells) {
    return List.copyOf(
        cells.stream()
            .collect(
                Collectors.groupingBy(
                    cell -> new Pod(cell.variant(), cell.twin()),
                    LinkedHashMap::new,
                    Collectors.toUnmodifiableList()))
            .values());
  }

  /**
   * What the runs of a round that share a pod have in common. The twin has a pod of its own, so
   * that the noise floor holds what differs from one pod to another, as comparisons of variants do.
   */
  private record Pod(String variant, boolean twin) {
    static Pod of(PlannedRun run) {
      return new Pod(run.variant(), run.twin());
    }
  }

  /**
   * This run and those after it that are to be in the same pod, one after another: none but itself,
   * unless the design resizes pods in place.
   */
  public List<PlannedRun> inOnePod(PlannedRun first) {
    return switch (resize) {
      case None -> List.of(first);
      case InPlace ->
          runs.stream()
              .skip(first.index())
              .takeWhile(run -> run.round() == first.round() && Pod.of(run).equals(Pod.of(first)))
              .toList();
    };
  }

  /** How many nodes may run all rounds of this design. */
  public static int mostNodes(ThreadExperimentSpec spec) {
    return Math.min(MOST_NODES, MOST_RUNS / (Cell.of(spec).size() * mostRounds(spec)));
  }

  private static int rounds(int onEach, List<String> nodes) {
    return onEach * Math.max(1, nodes.size());
  }

  /** How many rounds there are in all with so many on each node. */
  public int rounds(int onEach) {
    return rounds(onEach, nodes);
  }

  /** How many rounds each node has where there are so many in all, the last ones begun. */
  public int roundsOnEach(int inAll) {
    return Math.ceilDiv(inAll, rounds(1));
  }

  private static int mostRounds(ThreadExperimentSpec spec) {
    return Objects.requireNonNullElse(spec.analysis().maxRounds(), spec.rounds());
  }

  /** How many of its runs are in the rounds up to this one. */
  public int runsUpTo(int round) {
    return (int) runs.stream().takeWhile(run -> run.round() <= round).count();
  }

  private static <T> List<T> shuffled(List<T> items, SplitMix64 random) {
    var order = new ArrayList<>(items);
    for (int last = order.size() - 1; last > 0; last--) {
      int other = random.below(last + 1);
      T moved = order.set(last, order.get(other));
      order.set(other, moved);
    }
    return order;
  }
}
