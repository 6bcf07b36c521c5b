package dev.threadlab.report;

import org.jspecify.annotations.Nullable;

/**
 * What was seen while one line was written.
 *
 * @param line the line's text
 * @param thread the name of the thread that wrote it
 * @param threadId that thread's number for the kernel (tid)
 * @param pid the process it belongs to
 * @param threads how many threads that process had
 * @param cpu the number of the CPU it ran on, absent where it cannot be asked
 * @param startNanos when the line was taken, since the start of the iteration
 * @param endNanos when its record was written, since the start of the iteration
 * @param waitedNanos how long the thread waited for the lock, before it took the line and before it
 *     wrote the record; 0 without a lock
 * @param workedNanos how long the line's work took: hashing, sleeping, reading the input again
 */
public record LineReport(
    String line,
    String thread,
    long threadId,
    long pid,
    int threads,
    @Nullable Integer cpu,
    long startNanos,
    long endNanos,
    long waitedNanos,
    long workedNanos) {}
