package dev.threadlab.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlab.integrity.Integrity.Evidence;
import dev.threadlab.integrity.Integrity.Fault;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IntegrityTest {
  private static final Evidence LOST = new Evidence(Fault.Lost, "a", 0);
  private static final Evidence TORN = new Evidence(Fault.Torn, "b", 7);

  @Test
  void countsAddUpAndLostLinesStayLast() {
    var one = new Integrity(10, 9, 1, 2, 3, 4, List.of(LOST));
    var other = new Integrity(20, 21, 5, 6, 7, 8, List.of(TORN, LOST));
    assertThat(one.plus(other))
        .isEqualTo(new Integrity(30, 30, 6, 8, 10, 12, List.of(TORN, LOST, LOST)));
    assertThat(Integrity.NONE.plus(one)).isEqualTo(one).isEqualTo(one.plus(Integrity.NONE));
  }

  @Test
  void aSumKeepsTenPiecesOfEvidence() {
    var one = new Integrity(1, 1, 1, 0, 1, 0, List.of(TORN, LOST));
    var sum = Stream.generate(() -> one).limit(7).reduce(Integrity.NONE, Integrity::plus);
    assertThat(sum.evidence()).hasSize(10).startsWith(TORN).endsWith(LOST);
    assertThat(sum.evidence()).filteredOn(TORN::equals).hasSize(7);
  }
}
