package dev.threadlab.report;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Effective CPUs: what was allowed and what was seen.
 *
 * @param limitMillis the cgroup's CPU limit in thousandths of a CPU, absent when there is none
 * @param memoryLimitBytes the cgroup's memory limit, absent when there is none
 * @param allowed the CPUs that the process may run on, in the kernel's list form ({@code 0-1,4}),
 *     absent where the kernel does not tell
 * @param available what the language runtime takes for the number of CPUs, absent where a command
 *     of the user's own does the work, whose runtime cannot be asked
 * @param wanted how many threads of a command ran or waited for a CPU at once, by the median of the
 *     looks at them in measured iterations; absent where there were too few, and where the work is
 *     not a command's
 * @param seen the CPU numbers that lines were really written on in measured iterations, ascending;
 *     empty where the CPU could not be asked
 */
public record Cpus(
    @Nullable Long limitMillis,
    @Nullable Long memoryLimitBytes,
    @Nullable String allowed,
    @Nullable Integer available,
    @Nullable Integer wanted,
    List<Integer> seen) {
  public Cpus {
    seen = List.copyOf(seen);
  }

  /** How many CPUs the process may run on; absent as {@code allowed} is. */
  public @Nullable Integer allowedCount() {
    return allowed == null ? null : Stream.of(allowed.split(",", -1)).mapToInt(Cpus::size).sum();
  }

  private static int size(String range) {
    String[] ends = range.split("-", 2);
    return 1 + Integer.parseInt(ends[ends.length - 1]) - Integer.parseInt(ends[0]);
  }
}
