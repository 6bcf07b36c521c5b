package dev.threadlab.operator.turn;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * An experiment that wants its runs alone on their nodes.
 *
 * @param namespace where it is
 * @param name its name
 * @param createdAt when it was created
 * @param reach where its next run may be
 */
public record Contender(String namespace, String name, Instant createdAt, Reach reach)
    implements Comparable<Contender> {
  /** Who was there first goes first; a name is as good as any other when nobody was. */
  private static final Comparator<Contender> ORDER =
      Comparator.comparing(Contender::createdAt)
          .thenComparing(Contender::namespace)
          .thenComparing(Contender::name);

  @Override
  public int compareTo(Contender other) {
    return ORDER.compare(this, other);
  }

  /** Whether the other has to wait for this one: it was there first, and they could meet. */
  public boolean isBefore(Contender other) {
    return compareTo(other) < 0 && reach.overlaps(other.reach);
  }

  Contender on(String node) {
    return new Contender(namespace, name, createdAt, Reach.of(List.of(node)));
  }

  @Override
  public String toString() {
    return namespace + "/" + name;
  }
}
