package dev.threadlab.operator.observation;

import dev.threadlab.crds.Run.Outcome;
import dev.threadlab.operator.job.Labels.RunId;
import dev.threadlab.operator.ledger.Entry;
import dev.threadlab.operator.observation.RunState.Running;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An attempt that has a Job, or whose neighbours have.
 *
 * @param id which attempt
 * @param job the Job's name, absent where there is none, or it is being deleted
 * @param neighbours the name of its neighbours' Job, absent where there is none, or it is being
 *     deleted
 * @param startableAt when the Job was created, or let go by its queue; of no meaning while it
 *     waits; before there is one, when its neighbours' was
 * @param node where the pod is, absent before it has one
 * @param pod the pod's name, absent before there is one
 * @param podAlive whether something of the pod may still be running
 * @param state how far it has come
 * @param log what its log held, absent while it is not read
 * @param sizing how its pod stands to its size, absent where that does not change
 */
public record SeenRun(
    RunId id,
    @Nullable String job,
    @Nullable String neighbours,
    Instant startableAt,
    @Nullable String node,
    @Nullable String pod,
    boolean podAlive,
    RunState state,
    @Nullable RunLog log,
    @Nullable Sizing sizing) {

  /** The names of the Jobs that it has. */
  public List<String> jobs() {
    return Stream.of(job, neighbours).filter(Objects::nonNull).toList();
  }

  /**
   * What its pod goes on with when this attempt is recorded so; empty if the pod is done.
   *
   * @param entry how it is recorded
   */
  public Optional<SeenRun> next(Entry entry) {
    if (sizing == null || sizing.rest().isEmpty() || entry.outcome() != Outcome.Reported) {
      return Optional.empty();
    }
    RunState then = state instanceof Running ? new Running(Instant.parse(entry.endedAt())) : state;
    return Optional.of(
        new SeenRun(
            sizing.rest().getFirst().run(),
            job,
            neighbours,
            startableAt,
            node,
            pod,
            podAlive,
            then,
            null,
            sizing.ofNext()));
  }
}
