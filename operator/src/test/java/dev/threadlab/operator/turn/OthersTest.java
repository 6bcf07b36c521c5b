package dev.threadlab.operator.turn;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class OthersTest {
  private static final Instant EARLY = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant LATE = EARLY.plusSeconds(1);

  @Test
  void aloneItIsAlwaysItsTurn() {
    assertThat(of(contender("a", LATE)).before(null)).isEmpty();
  }

  @Test
  void whoWasCreatedBeforeGoesBefore() {
    var early = contender("z", EARLY);
    var late = contender("a", LATE);
    assertThat(of(early, late).before(null)).isEmpty();
    assertThat(of(late, early).before(null))
        .contains(new Waiting("Place 2 of 2 in the queue for any node: lab/z was created before."));
  }

  @Test
  void ofThoseCreatedTogetherTheFirstByNameGoesFirst() {
    var first = contender("a", EARLY);
    var second = contender("b", EARLY);
    assertThat(of(first, second).before(null)).isEmpty();
    assertThat(of(second, first).before(null)).isPresent();
  }

  @Test
  void evenTheFirstWaitsForTheRunThatIsThere() {
    var first = contender("a", EARLY);
    var others =
        new Others(
            first,
            List.of(contender("b", LATE)),
            List.of(contender("b", LATE)),
            List.of(new Occupant("lab/b-3-1", Reach.of(List.of("node1")))),
            Set.of());
    assertThat(others.before("node1"))
        .contains(
            new Waiting("Place 1 of 2 in the queue for node1: the run lab/b-3-1 has to end."));
  }

  @Test
  void onAnotherNodeNobodyIsInTheWay() {
    var elsewhere = new Contender("lab", "a", EARLY, Reach.of(List.of("node1")));
    var others =
        new Others(
            contender("b", LATE),
            List.of(elsewhere),
            List.of(elsewhere),
            List.of(new Occupant("lab/a-0-1", Reach.of(List.of("node1")))),
            Set.of());
    assertThat(others.before("node2")).isEmpty();
    assertThat(others.before("node1")).isPresent();
    assertThat(others.before(null)).as("it might come to node1").isPresent();
    assertThat(others.turn("node2")).isEqualTo(new Turn("lab/b", Set.of("lab/a"), Set.of()));
    assertThat(others.turn("node1")).isEqualTo(new Turn("lab/b", Set.of(), Set.of()));
    assertThat(others.turn(null)).isEqualTo(new Turn("lab/b", Set.of(), Set.of()));
  }

  @Test
  void whatNoNodeMatchesIsInNobodysWay() {
    var nowhere = new Contender("lab", "a", EARLY, Reach.of(List.of()));
    assertThat(of(contender("b", LATE), nowhere).before(null)).isEmpty();
    assertThat(of(nowhere, contender("b", EARLY)).before(null)).isEmpty();
  }

  /** Else two would start at once, or none ever would. */
  @Property
  void ofAllThatCouldMeetOnANodeExactlyOneIsNext(@ForAll Set<Character> names) {
    var all =
        names.stream()
            .map(name -> contender("x" + (int) name, EARLY.plusSeconds(name % 3)))
            .toList();
    var next =
        all.stream()
            .filter(each -> {
              var others = new HashSet<>(all);
              var _ = others.remove(each);
              return of(each, others.toArray(Contender[]::new)).before(null).isEmpty();
            })
            .toList();
    assertThat(next).hasSize(Math.min(1, all.size()));
  }

  private static Others of(Contender me, Contender... waiting) {
    var all = Arrays.asList(waiting);
    return new Others(me, all, all, List.of(), Set.of());
  }

  private static Contender contender(String name, Instant createdAt) {
    return new Contender("lab", name, createdAt, Reach.ANYWHERE);
  }
}
