package dev.threadlab.cli.local;

import dev.threadlab.crds.Neighbours;
import dev.threadlab.crds.Profile;
import io.fabric8.kubernetes.api.model.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * What a profile allows a run.
 *
 * @param profile the profile's name
 * @param cpuMillis thousandths of a CPU, rounded up as Kubernetes does
 * @param memoryBytes bytes of memory
 * @param burst whether it may have more CPU time, as far as nobody else wants it
 * @param beside what works beside it, absent for nothing
 */
public record Limits(
    String profile, long cpuMillis, long memoryBytes, boolean burst, @Nullable Beside beside) {

  /** The kernel hands out CPU time anew in each of these; the kubelet's choice too. */
  static final long PERIOD_MICROS = 100_000;

  /** What the kernel takes for {@code cpu.shares}. */
  private static final long LEAST_SHARES = 2;

  private static final long MOST_SHARES = 262_144;
  private static final long MOST_WEIGHT = 10_000;

  /** Limits that are never exceeded. */
  public Limits(String profile, long cpuMillis, long memoryBytes) {
    this(profile, cpuMillis, memoryBytes, false);
  }

  /** Limits of a run that has no neighbours. */
  public Limits(String profile, long cpuMillis, long memoryBytes, boolean burst) {
    this(profile, cpuMillis, memoryBytes, burst, null);
  }

  /** The limits of a profile that was admitted. */
  public static Limits of(Profile profile) {
    return new Limits(
        profile.name(),
        profile.cpuMillis(),
        roundedUp(profile.memory()),
        profile.burst(),
        beside(profile));
  }

  private static @Nullable Beside beside(Profile profile) {
    var neighbours = profile.neighbours();
    return neighbours == null
        ? null
        : new Beside(
            neighbours.count(),
            new Limits(profile.name(), neighbours.cpuMillis(), roundedUp(Neighbours.MEMORY)));
  }

  private static long roundedUp(Quantity memory) {
    return memory.getNumericalAmount().setScale(0, RoundingMode.CEILING).longValueExact();
  }

  /** Microseconds of CPU time in one period. */
  long quotaMicros() {
    return cpuMillis * PERIOD_MICROS / 1000;
  }

  /** Its part of CPU time that is short, for {@code cpu.shares} of version 1; the kubelet's way. */
  long shares() {
    return Math.clamp(cpuMillis * 1024 / 1000, LEAST_SHARES, MOST_SHARES);
  }

  /** The same for {@code cpu.weight} of version 2, as the kubelet converts it. */
  long weight() {
    return 1 + (shares() - LEAST_SHARES) * (MOST_WEIGHT - 1) / (MOST_SHARES - LEAST_SHARES);
  }

  /** What the run and its neighbours have together. */
  Limits withBeside() {
    return beside == null
        ? this
        : new Limits(
            profile, cpuMillis + beside.cpuMillis(), memoryBytes + beside.memoryBytes(), burst);
  }

  /** CPUs as a person writes them: {@code 2} or {@code 1.5}. */
  String cpus() {
    return BigDecimal.valueOf(cpuMillis, 3).stripTrailingZeros().toPlainString();
  }
}
