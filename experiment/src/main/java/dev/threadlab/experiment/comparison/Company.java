package dev.threadlab.experiment.comparison;

import dev.threadlab.crds.Neighbours;
import dev.threadlab.crds.ThreadExperimentSpec;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What runs beside the cells of a design. */
record Company(ThreadExperimentSpec spec) {
  /** {@code The candidate ran beside 2 neighbours of 500m CPU, the baseline beside none.} */
  Optional<String> sentence(Asked asked) {
    var candidate = neighbours(asked.candidate().profile());
    var baseline = neighbours(asked.baseline().profile());
    return Objects.equals(candidate, baseline)
        ? Optional.empty()
        : Optional.of(
            "The candidate ran beside %s, the baseline beside %s."
                .formatted(words(candidate), words(baseline)));
  }

  private @Nullable Neighbours neighbours(String profile) {
    return spec.profile(profile).neighbours();
  }

  private static String words(@Nullable Neighbours neighbours) {
    return neighbours == null
        ? "none"
        : "%d neighbour%s of %s CPU"
            .formatted(neighbours.count(), neighbours.count() == 1 ? "" : "s", neighbours.cpu());
  }
}
