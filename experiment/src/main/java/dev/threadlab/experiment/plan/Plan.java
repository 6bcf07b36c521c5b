package dev.threadlab.experiment.plan;

import dev.threadlab.crds.ThreadExperimentSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * The runs of an experiment in the order in which they are started: complete rounds, each of which
 * holds every cell once in an order of its own.
 *
 * <p>The order is part of the API: one seed gives one order on every engine, runtime and version.
 * Round {@code r} takes the cells as the spec lists them (profile by profile, in each the variants)
 * and shuffles them by Fisher and Yates from the last place down, with numbers drawn by {@link
 * SplitMix64} from {@code seed} and {@code r} alone. More rounds therefore leave the first ones as
 * they were.
 *
 * @param seed what the order was drawn from
 * @param runs every run, its index its place
 */
public record Plan(long seed, List<PlannedRun> runs) {
  public Plan {
    runs = List.copyOf(runs);
  }

  /** The plan of this design, whose defaults are filled in. */
  public static Plan of(ThreadExperimentSpec spec, long seed) {
    var runs = new ArrayList<PlannedRun>();
    for (int round = 1; round <= spec.rounds(); round++) {
      for (Cell cell : shuffled(cells(spec), SplitMix64.ofRound(seed, round))) {
        runs.add(new PlannedRun(runs.size(), round, cell.profile(), cell.variant()));
      }
    }
    return new Plan(seed, runs);
  }

  private static List<Cell> cells(ThreadExperimentSpec spec) {
    return spec.profiles().stream()
        .flatMap(profile ->
            spec.variants().stream().map(variant -> new Cell(profile.name(), variant.name())))
        .toList();
  }

  private static List<Cell> shuffled(List<Cell> cells, SplitMix64 random) {
    var order = new ArrayList<>(cells);
    for (int last = order.size() - 1; last > 0; last--) {
      int other = random.below(last + 1);
      Cell moved = order.set(last, order.get(other));
      order.set(other, moved);
    }
    return order;
  }

  private record Cell(String profile, String variant) {}
}
