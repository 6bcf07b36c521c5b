package dev.threadlab.workload.probe;

/**
 * What a process has used since it began, by {@code getrusage}.
 *
 * @param voluntarySwitches context switches because a thread waited
 * @param involuntarySwitches context switches because a thread was pre-empted
 */
public record ProcessUsage(long voluntarySwitches, long involuntarySwitches) {}
