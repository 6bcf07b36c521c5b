package dev.threadlab.operator.turn;

import java.util.Set;

/**
 * That it is an experiment's turn to start a run.
 *
 * @param whose the experiment's own name, as {@code namespace/name}
 * @param apart the others, each named like that, whose runs cannot come to where this one may
 * @param beside the uids of the Jobs of others that were seen when this was decided: it is over if
 *     there is another by now
 */
public record Turn(String whose, Set<String> apart, Set<String> beside) {
  public Turn {
    apart = Set.copyOf(apart);
    beside = Set.copyOf(beside);
  }
}
