package dev.threadlab.workload.strategy;

/**
 * What a thread saw of one record that it wrote. Times are of {@link System#nanoTime}, which all
 * processes of a machine share.
 *
 * @param line the line
 * @param threadId the kernel's number of the thread, of the carrier if it is a virtual one
 * @param threads how many threads the process had
 * @param cpu the CPU, -1 where unknown
 * @param taken when the line had been taken
 * @param begun when the writing began
 * @param ended when the record had been written
 * @param waited how long it waited for the lock, to take the line and to write, in nanoseconds
 * @param worked how long the line's work took, in nanoseconds
 */
record Seen(
    Line line,
    int threadId,
    int threads,
    int cpu,
    long taken,
    long begun,
    long ended,
    long waited,
    long worked) {}
