package dev.threadlab.workload.probe;

/**
 * What a process has used since it began, by {@code getrusage}.
 *
 * @param maxResidentBytes the most memory that it has had resident
 * @param voluntarySwitches context switches because a thread waited
 * @param involuntarySwitches context switches because a thread was pre-empted
 */
public record ProcessUsage(
    long maxResidentBytes, long voluntarySwitches, long involuntarySwitches) {}
