package dev.threadlab.experiment.comparison;

import dev.threadlab.crds.Cell.Cpus;
import dev.threadlab.crds.Profile;
import dev.threadlab.crds.Variant;
import dev.threadlab.experiment.cells.CpuAudit;
import dev.threadlab.experiment.run.RunFigures;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.stream.Stream;
import org.hipparchus.stat.descriptive.rank.Median;

/**
 * A cell whose runs have told what held them.
 *
 * @param cpus what the status shows of its CPUs
 * @param usableMillis thousandths of a CPU that limit and cpuset let a run use at once
 * @param usedMillis thousandths of a CPU that a run used on average, by the median of the runs
 */
record AuditedCell(
    Profile profile, Variant variant, Cpus cpus, long usableMillis, double usedMillis) {
  private static final int MILLIS = 1000;

  /** Of what it can use, a run that is held up by nothing else uses at least this share. */
  private static final double USED_UP = 0.8;

  /** Of these runs; empty where none of them has told. */
  static Stream<AuditedCell> of(Profile profile, Variant variant, Collection<RunFigures> runs) {
    Cpus cpus = CpuAudit.of(profile, runs);
    long limit = cpus.limitMillis() == null ? Long.MAX_VALUE : cpus.limitMillis();
    long allowed = cpus.allowed() == null ? Long.MAX_VALUE : (long) MILLIS * cpus.allowed();
    long usable = Math.min(limit, allowed);
    return usable == Long.MAX_VALUE
        ? Stream.empty()
        : Stream.of(new AuditedCell(profile, variant, cpus, usable, usedMillis(runs)));
  }

  private static double usedMillis(Collection<RunFigures> runs) {
    return new Median().evaluate(runs.stream().mapToDouble(AuditedCell::usedMillis).toArray());
  }

  private static double usedMillis(RunFigures run) {
    return (double) MILLIS * run.cpuMicros() / Math.max(1, run.durationMicros());
  }

  /** How many threads can run at once. */
  long atOnce() {
    return Math.max(1, (usableMillis + MILLIS - 1) / MILLIS);
  }

  /**
   * How many more CPUs the runtime counts than can run threads at once; 0 where it is not known.
   */
  long miscount() {
    return cpus.runtime() == null ? 0 : cpus.runtime() - atOnce();
  }

  boolean isUsedUp() {
    return usedMillis >= USED_UP * usableMillis;
  }

  boolean isHeldByLimit() {
    return cpus.limitMillis() != null && cpus.limitMillis() == usableMillis;
  }

  String name() {
    return "%s on %s".formatted(variant.name(), profile.name());
  }

  /** {@code a limit of 1.5 CPUs}, {@code 2 CPUs}. */
  String room() {
    return (isHeldByLimit() ? "a limit of " : "") + inWords(usableMillis);
  }

  /** {@code 1 CPU}, {@code 1.5 CPUs}. */
  static String inWords(long millis) {
    String cpus = BigDecimal.valueOf(millis, 3).stripTrailingZeros().toPlainString();
    return millis == MILLIS ? "1 CPU" : cpus + " CPUs";
  }
}
