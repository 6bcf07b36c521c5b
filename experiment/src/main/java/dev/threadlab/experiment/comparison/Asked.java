package dev.threadlab.experiment.comparison;

import dev.threadlab.crds.ThreadExperimentSpec;
import dev.threadlab.experiment.plan.Cell;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A comparison to make.
 *
 * @param name its name in the design, absent for the default ones
 * @param baseline the cell to compare with
 * @param candidate the cell to compare
 */
record Asked(@Nullable String name, Cell baseline, Cell candidate) {

  /** The same with this cell's twin in its place; empty where neither side is this cell. */
  Optional<Asked> withTwinOf(Cell cell) {
    if (baseline.equals(cell)) {
      return Optional.of(new Asked(name, cell.asTwin(), candidate));
    }
    return candidate.equals(cell)
        ? Optional.of(new Asked(name, baseline, cell.asTwin()))
        : Optional.empty();
  }

  /**
   * Those that the design names; else in each profile every other variant with the baseline's, and
   * with each variant every other profile with the baseline's.
   */
  static List<Asked> of(ThreadExperimentSpec spec) {
    var named = spec.comparisons();
    if (named != null) {
      return named.stream()
          .map(each -> new Asked(each.name(), Cell.of(each.baseline()), Cell.of(each.candidate())))
          .toList();
    }
    Cell baseline = Cell.baseline(spec);
    return Stream.concat(variants(spec, baseline), profiles(spec, baseline)).toList();
  }

  private static Stream<Asked> variants(ThreadExperimentSpec spec, Cell baseline) {
    return cells(spec)
        .filter(cell -> !cell.variant().equals(baseline.variant()))
        .map(cell -> new Asked(null, new Cell(cell.profile(), baseline.variant(), false), cell));
  }

  private static Stream<Asked> profiles(ThreadExperimentSpec spec, Cell baseline) {
    return cells(spec)
        .filter(cell -> !cell.profile().equals(baseline.profile()))
        .map(cell -> new Asked(null, new Cell(baseline.profile(), cell.variant(), false), cell));
  }

  private static Stream<Cell> cells(ThreadExperimentSpec spec) {
    return Cell.of(spec).stream().filter(cell -> !cell.twin());
  }
}
