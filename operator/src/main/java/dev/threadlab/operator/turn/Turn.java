package dev.threadlab.operator.turn;

import java.util.Set;

/**
 * That it is an experiment's turn to start a run.
 *
 * @param apart the other experiments, each as {@code namespace/name}, whose runs cannot come to
 *     where this one may
 * @param beside the uids of the Jobs of others that were seen when this was decided: it is over if
 *     there is another by now
 */
public record Turn(Set<String> apart, Set<String> beside) {
  public Turn {
    apart = Set.copyOf(apart);
    beside = Set.copyOf(beside);
  }
}
