package dev.threadlab.experiment.comparison;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import dev.threadlab.crds.Neighbours;
import dev.threadlab.crds.Profile;
import dev.threadlab.crds.ThreadExperimentSpec;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What runs beside the cells of a design.
 *
 * @param profiles by name
 */
record Company(Map<String, Profile> profiles) {
  static Company of(ThreadExperimentSpec spec) {
    return new Company(spec.profiles().stream().collect(toMap(Profile::name, identity())));
  }

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
    return Objects.requireNonNull(profiles.get(profile)).neighbours();
  }

  private static String words(@Nullable Neighbours neighbours) {
    return neighbours == null
        ? "none"
        : "%d neighbour%s of %s CPU"
            .formatted(neighbours.count(), neighbours.count() == 1 ? "" : "s", neighbours.cpu());
  }
}
