package dev.threadlab.workload.strategy;

/**
 * What a thread saw of one record that it wrote. Times are of {@link System#nanoTime}.
 *
 * @param line the line
 * @param threads how many threads the process had
 * @param cpu the CPU, -1 where unknown
 * @param taken when the line had been taken
 * @param begun when the writing began
 * @param ended when the record had been written
 */
record Seen(Line line, int threads, int cpu, long taken, long begun, long ended) {}
