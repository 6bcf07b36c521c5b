package dev.threadlab.workload.probe;

/**
 * What a process and the ended processes that it had started have used since it began, by {@code
 * getrusage}.
 *
 * @param voluntarySwitches context switches because a thread waited
 * @param involuntarySwitches context switches because a thread was pre-empted
 * @param cpuNanos CPU time
 */
public record ProcessUsage(long voluntarySwitches, long involuntarySwitches, long cpuNanos) {

  /** Both together. */
  ProcessUsage plus(ProcessUsage other) {
    return new ProcessUsage(
        voluntarySwitches + other.voluntarySwitches,
        involuntarySwitches + other.involuntarySwitches,
        cpuNanos + other.cpuNanos);
  }
}
