package dev.threadlab.experiment.cells;

import dev.threadlab.crds.Cell.Cpus;
import dev.threadlab.crds.Profile;
import dev.threadlab.experiment.run.RunFigures;
import dev.threadlab.experiment.run.RunFigures.CpuCounts;
import dev.threadlab.experiment.sample.Sample;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What CPUs runs asked for, were given, counted and wanted. */
public final class CpuAudit {
  private CpuAudit() {}

  /**
   * The CPUs of these runs of a profile. Where they differ, the least of what they were given and
   * counted: what held any of them back is seen.
   */
  public static Cpus of(Profile profile, Collection<RunFigures> runs) {
    var counts = runs.stream().map(RunFigures::cpus).filter(Objects::nonNull).toList();
    return new Cpus(
        profile.cpuMillis(),
        least(counts, CpuCounts::limitMillis),
        least(counts, CpuCounts::allowed),
        least(counts, CpuCounts::runtime),
        median(counts.stream().map(CpuCounts::wanted).filter(Objects::nonNull).toList()));
  }

  private static <T extends Comparable<T>> @Nullable T least(
      List<CpuCounts> counts, Function<CpuCounts, @Nullable T> count) {
    return counts.stream()
        .map(count)
        .filter(Objects::nonNull)
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  private static @Nullable Integer median(List<Integer> numbers) {
    return numbers.isEmpty()
        ? null
        : (int) Sample.of(numbers.stream().map(Integer::longValue).toList()).median();
  }
}
