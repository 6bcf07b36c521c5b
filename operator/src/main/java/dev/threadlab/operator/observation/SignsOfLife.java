package dev.threadlab.operator.observation;

import dev.threadlab.crds.ThreadExperiment;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Which experiments do not take a turn that is theirs, since something that they need is never
 * answered. They must not hold the others up. This is remembered, and may be forgotten: then the
 * others wait once more before they pass them over, and none is ever started beside another for it.
 */
final class SignsOfLife {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Map<String, Look> looks = new ConcurrentHashMap<>();

  /**
   * The last look at an experiment.
   *
   * @param version the object's version then
   * @param since since when it could have started a run, and the version was this
   * @param silent whether that is too long ago
   */
  private record Look(String version, Instant since, boolean silent) {}

  /**
   * Whether an experiment has let a turn pass, and has not been heard of since.
   *
   * @param couldStart whether no run of others keeps it from starting one
   */
  boolean isSilent(ThreadExperiment experiment, boolean couldStart, Instant now) {
    var metadata = experiment.getMetadata();
    String version = metadata.getResourceVersion();
    return looks
        .compute(metadata.getUid(), (_, before) -> look(before, version, couldStart, now))
        .silent();
  }

  /** Forgets all experiments but these. */
  void keep(Set<String> uids) {
    var _ = looks.keySet().retainAll(uids);
  }

  private static Look look(@Nullable Look before, String version, boolean couldStart, Instant now) {
    if (before == null || !before.version().equals(version)) {
      return new Look(version, now, false);
    }
    if (before.silent()) {
      return before;
    }
    return couldStart
        ? new Look(version, before.since(), !now.isBefore(before.since().plus(PATIENCE)))
        : new Look(version, now, false);
  }
}
