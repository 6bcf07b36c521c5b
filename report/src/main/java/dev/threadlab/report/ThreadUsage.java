package dev.threadlab.report;

/**
 * One row of {@code top -H}.
 *
 * @param threadId the thread's number for the kernel (tid)
 * @param name its name for the kernel, at most 15 characters
 * @param state the kernel's letter: R running, S sleeping, D in the disk, Z ended
 * @param userMicros CPU time in the program since it began, in steps of the kernel's clock tick
 * @param systemMicros CPU time in the kernel since it began, in the same steps
 * @param lastCpu the CPU that it last ran on
 */
public record ThreadUsage(
    long threadId, String name, String state, long userMicros, long systemMicros, int lastCpu) {}
