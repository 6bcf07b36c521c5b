package dev.threadlab.cli.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class AffinityTest {
  private final Affinity affinity = new Affinity(List.of(2, 3, 5), new EngineId(1, 2, 3));

  @Test
  void aRunMayUseAsManyCpusAsItsProfileSays() {
    assertThat(affinity.confine(new Limits("two", 2000, 1), 1).command(List.of("program")))
        .endsWith("taskset", "--cpu-list", "2,3", "program");
  }

  @Test
  void wholeCpusThatThereAreCanBeHeld() {
    assertThatCode(() -> affinity.mustHold(new Limits("three", 3000, 1)))
        .doesNotThrowAnyException();
  }

  @Test
  void aFractionIsRefusedWithWhatToDo() {
    assertThatThrownBy(() -> affinity.mustHold(new Limits("half", 500, 1)))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("profile half asks for 0.5 CPUs")
        .hasMessageContaining("--unenforced");
  }

  @Test
  void neighboursAreRefusedSinceNothingKeepsThemToTheirCpus() {
    var each = new Limits("any", 1000, 1);
    var crowded = new Limits("crowded", 1000, 1, false, new Beside(1, each));
    assertThatThrownBy(() -> affinity.mustHold(crowded))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("profile crowded has neighbours")
        .hasMessageContaining("run as root, or --unenforced");
  }

  @Test
  void aRunThatMayBurstIsNotRestrictedWhateverItsCpusAre() {
    var burst = new Limits("burst", 500, 1, true);
    assertThatCode(() -> affinity.mustHold(burst)).doesNotThrowAnyException();
    assertThat(affinity.confine(burst, 1).command(List.of("program"))).doesNotContain("taskset");
  }

  @Test
  void moreCpusThanThereAreAreRefused() {
    assertThatThrownBy(() -> affinity.mustHold(new Limits("four", 4000, 1)))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("profile four asks for 4 CPUs")
        .hasMessageContaining("may run on 3");
  }
}
