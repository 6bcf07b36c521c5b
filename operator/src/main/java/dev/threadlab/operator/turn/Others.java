package dev.threadlab.operator.turn;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The others that an experiment shares nodes with, as far as they are to be alone too.
 *
 * @param me the experiment
 * @param unfinished all that have not ended, in any order
 * @param waiting those of them that want to start a run
 * @param occupants runs of others
 * @param jobs the uids of all Jobs of others that were seen
 */
public record Others(
    Contender me,
    List<Contender> unfinished,
    List<Contender> waiting,
    List<Occupant> occupants,
    Set<String> jobs) {
  public Others {
    unfinished = List.copyOf(unfinished);
    waiting = List.copyOf(waiting);
    occupants = List.copyOf(occupants);
    jobs = Set.copyOf(jobs);
  }

  /**
   * What the experiment waits for before it starts a run; empty when it is its turn.
   *
   * @param node the node that the run has to be on, absent for any
   */
  public Optional<Waiting> before(@Nullable String node) {
    Contender mine = meOn(node);
    var queue = waiting.stream().filter(each -> each.reach().overlaps(mine.reach())).toList();
    var ahead = queue.stream().filter(each -> each.isBefore(mine)).sorted().toList();
    var busy = occupants.stream().filter(each -> each.isIn(mine.reach())).findFirst();
    if (ahead.isEmpty() && busy.isEmpty()) {
      return Optional.empty();
    }
    String why =
        ahead.isEmpty()
            ? "the run %s has to end".formatted(busy.orElseThrow().name())
            : "%s was created before".formatted(ahead.getLast());
    return Optional.of(
        new Waiting(
            "Place %d of %d in the queue for %s: %s."
                .formatted(ahead.size() + 1, queue.size() + 1, mine.reach(), why)));
  }

  /**
   * The experiment's turn, where there is nothing to wait for.
   *
   * @param node the node that the run has to be on, absent for any
   */
  public Turn turn(@Nullable String node) {
    Contender mine = meOn(node);
    return new Turn(
        me.toString(),
        unfinished.stream()
            .filter(each -> !each.reach().overlaps(mine.reach()))
            .map(Contender::toString)
            .collect(Collectors.toSet()),
        jobs);
  }

  private Contender meOn(@Nullable String node) {
    return node == null ? me : me.on(node);
  }
}
