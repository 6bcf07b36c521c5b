package dev.threadlab.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Effective CPUs: what was allowed and what was seen.
 *
 * @param limitMillis the cgroup's CPU limit in thousandths of a CPU, absent when there is none
 * @param memoryLimitBytes the cgroup's memory limit, absent when there is none
 * @param allowed the CPUs that the process may run on, in the kernel's list form ({@code 0-1,4}),
 *     absent where the kernel does not tell
 * @param available what the language runtime takes for the number of CPUs
 * @param seen the CPU numbers that lines were really written on in measured iterations, ascending;
 *     empty where the CPU could not be asked
 */
public record Cpus(
    @Nullable Long limitMillis,
    @Nullable Long memoryLimitBytes,
    @Nullable String allowed,
    int available,
    List<Integer> seen) {
  public Cpus {
    seen = List.copyOf(seen);
  }
}
