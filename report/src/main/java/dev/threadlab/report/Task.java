package dev.threadlab.report;

import org.jspecify.annotations.Nullable;

/**
 * What a run was asked to do.
 *
 * @param strategy how the lines are spread over threads: {@code Sequential}, {@code ThreadPerLine},
 *     {@code Pool}, {@code VirtualThreads}, {@code Processes}; or {@code Command}, the user's own
 * @param threads how many threads or processes it was given for that, absent where the strategy
 *     takes no number or was given none
 * @param synchronization what the threads share under: {@code None}, {@code Lock}
 * @param lines how many lines the input has
 * @param hashRounds SHA-256 rounds over the line before it is written
 * @param sleepMicros microseconds of sleep before the line is written
 * @param fsync whether each record is forced to the disk
 * @param reopen whether the output is opened, appended to and closed for each record
 * @param rereadInput whether the whole input is read again for each line
 * @param warmup iterations whose times are discarded
 * @param measured iterations whose times count
 */
public record Task(
    String strategy,
    @Nullable Integer threads,
    String synchronization,
    int lines,
    long hashRounds,
    long sleepMicros,
    boolean fsync,
    boolean reopen,
    boolean rereadInput,
    int warmup,
    int measured) {}
