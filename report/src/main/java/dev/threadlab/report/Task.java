package dev.threadlab.report;

/**
 * What a run was asked to do.
 *
 * @param strategy how the lines are spread over threads: {@code Sequential}, {@code ThreadPerLine}
 * @param synchronization what the threads share under: {@code None}, {@code Lock}
 * @param lines how many lines the input has
 * @param hashRounds SHA-256 rounds over the line before it is written
 * @param sleepMicros microseconds of sleep before the line is written
 * @param fsync whether each record is forced to the disk
 * @param reopen whether the output is opened, appended to and closed for each record
 * @param warmup iterations whose times are discarded
 * @param measured iterations whose times count
 */
public record Task(
    String strategy,
    String synchronization,
    int lines,
    long hashRounds,
    long sleepMicros,
    boolean fsync,
    boolean reopen,
    int warmup,
    int measured) {}
