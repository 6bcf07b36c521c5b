package dev.threadlab.cli.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.threadlab.crds.Profile;
import io.fabric8.kubernetes.api.model.Quantity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitsTest {
  private static final long GIBIBYTE = 1L << 30;

  @ParameterizedTest
  @CsvSource({
    "1, 2Gi, 1000, 2147483648, 100000",
    "1500m, 96Mi, 1500, 100663296, 150000",
    "10m, 128M, 10, 128000000, 1000",
    "0.0101, 1e9, 11, 1000000000, 1100"
  })
  void quantitiesBecomeNumbersAsTheKubeletMakesThem(
      String cpu, String memory, long millis, long bytes, long quota) {
    var limits = Limits.of(new Profile("any", new Quantity(cpu), new Quantity(memory)));
    assertThat(limits).isEqualTo(new Limits("any", millis, bytes));
    assertThat(limits.quotaMicros()).isEqualTo(quota);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 2, 1",
    "10, 10, 1",
    "500, 512, 20",
    "1000, 1024, 39",
    "2000, 2048, 79",
    "1024000, 262144, 10000"
  })
  void theShareOfCpusThatAreShortIsThatOfAPod(long millis, long shares, long weight) {
    var limits = new Limits("any", millis, 1);
    assertThat(limits.shares()).isEqualTo(shares);
    assertThat(limits.weight()).isEqualTo(weight);
  }

  @Test
  void whatTheMachineHasCanBeHeld() {
    var machine = new Machine(2, 4 * GIBIBYTE);
    assertThatCode(() -> machine.mustHold(new Limits("all", 2000, 4 * GIBIBYTE)))
        .doesNotThrowAnyException();
  }

  @Test
  void moreCpusThanTheMachineHasAreRefused() {
    assertThatThrownBy(() -> new Machine(2, GIBIBYTE).mustHold(new Limits("4cpu", 4000, 1)))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("profile 4cpu asks for 4 CPUs, but only 2")
        .hasMessageContaining("lower its cpu");
  }

  @Test
  void moreMemoryThanTheMachineHasIsRefused() {
    assertThatThrownBy(
            () -> new Machine(2, GIBIBYTE).mustHold(new Limits("big", 1000, 2 * GIBIBYTE)))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("profile big asks for 2048 MiB of memory, but only 1024 MiB");
  }
}
