package dev.threadlab.experiment.plan;

import dev.threadlab.crds.CellName;
import dev.threadlab.crds.ThreadExperimentSpec;
import java.util.List;
import java.util.stream.Stream;

/**
 * What runs once in every round.
 *
 * @param profile the profile's name
 * @param variant the variant's name
 * @param twin whether it is the baseline cell's second run
 */
public record Cell(String profile, String variant, boolean twin) {

  /** The cell of a run. */
  public static Cell of(PlannedRun run) {
    return new Cell(run.profile(), run.variant(), run.twin());
  }

  /** The cell of that name, not its twin. */
  public static Cell of(CellName name) {
    return new Cell(name.profile(), name.variant(), false);
  }

  /**
   * The cells of a design, whose defaults are filled in: profile by profile as it lists them, in
   * each the variants, and the baseline's twin last where it asks for a noise floor.
   */
  public static List<Cell> of(ThreadExperimentSpec spec) {
    var cells =
        spec.profiles().stream()
            .flatMap(profile ->
                spec.variants().stream()
                    .map(variant -> new Cell(profile.name(), variant.name(), false)));
    var twin = spec.noiseFloor() ? Stream.of(baseline(spec).asTwin()) : Stream.<Cell>of();
    return Stream.concat(cells, twin).toList();
  }

  /** The cell that others are compared with. */
  public static Cell baseline(ThreadExperimentSpec spec) {
    return spec.baseline() == null
        ? new Cell(spec.profiles().getFirst().name(), spec.variants().getFirst().name(), false)
        : of(spec.baseline());
  }

  /** Its second run. */
  public Cell asTwin() {
    return new Cell(profile, variant, true);
  }

  /** Its name in the API. */
  public CellName name() {
    return new CellName(profile, variant);
  }
}
