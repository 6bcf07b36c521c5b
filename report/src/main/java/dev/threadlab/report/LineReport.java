package dev.threadlab.report;

import org.jspecify.annotations.Nullable;

/**
 * What was seen while one line was written, or what a command's output says of it. What neither
 * tells is absent: of a command's line, all that its block does not state, and always the thread's
 * number and the times.
 *
 * @param line the line's text
 * @param thread the name of the thread that wrote it
 * @param threadId that thread's number for the kernel (tid)
 * @param pid the process it belongs to
 * @param threads how many threads that process had
 * @param cpu the number of the CPU it ran on
 * @param startNanos when the line was taken, since the start of the iteration
 * @param endNanos when its record was written, since the start of the iteration
 * @param waitedNanos how long the thread waited for the lock, before it took the line and before it
 *     wrote the record; 0 without a lock
 * @param workedNanos how long the line's work took: hashing, sleeping, reading the input again
 */
public record LineReport(
    String line,
    @Nullable String thread,
    @Nullable Long threadId,
    @Nullable Long pid,
    @Nullable Integer threads,
    @Nullable Integer cpu,
    @Nullable Long startNanos,
    @Nullable Long endNanos,
    @Nullable Long waitedNanos,
    @Nullable Long workedNanos) {}
