package dev.threadlab.cli.local;

import dev.threadlab.crds.Profile;
import io.fabric8.kubernetes.api.model.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What a profile allows a run.
 *
 * @param profile the profile's name
 * @param cpuMillis thousandths of a CPU, rounded up as Kubernetes does
 * @param memoryBytes bytes of memory
 */
public record Limits(String profile, long cpuMillis, long memoryBytes) {

  /** The kernel hands out CPU time anew in each of these; the kubelet's choice too. */
  static final long PERIOD_MICROS = 100_000;

  /** The limits of a profile that was admitted. */
  public static Limits of(Profile profile) {
    return new Limits(profile.name(), roundedUp(profile.cpu(), 3), roundedUp(profile.memory(), 0));
  }

  /** Microseconds of CPU time in one period. */
  long quotaMicros() {
    return cpuMillis * PERIOD_MICROS / 1000;
  }

  /** CPUs as a person writes them: {@code 2} or {@code 1.5}. */
  String cpus() {
    return BigDecimal.valueOf(cpuMillis, 3).stripTrailingZeros().toPlainString();
  }

  private static long roundedUp(Quantity quantity, int decimals) {
    return quantity
        .getNumericalAmount()
        .movePointRight(decimals)
        .setScale(0, RoundingMode.CEILING)
        .longValueExact();
  }
}
