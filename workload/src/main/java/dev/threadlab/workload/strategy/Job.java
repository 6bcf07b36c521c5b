package dev.threadlab.workload.strategy;

import dev.threadlab.workload.probe.ThreadCount;
import java.nio.file.Path;

/**
 * What every iteration does anew.
 *
 * @param input the whole input
 * @param lines how many lines it has
 * @param output the file to write
 * @param strategy how the lines are spread over threads
 * @param synchronization what the threads share under
 * @param hashRounds SHA-256 rounds over each line
 * @param sleepMicros microseconds of sleep for each line
 * @param fsync whether each record is forced to the disk
 * @param reopen whether the output is opened and closed for each record
 * @param pid this process
 * @param threads how its threads are counted
 */
@SuppressWarnings("ArrayRecordComponent") // the input is loaded once and shared, never compared
public record Job(
    byte[] input,
    int lines,
    Path output,
    Strategy strategy,
    Synchronization synchronization,
    long hashRounds,
    long sleepMicros,
    boolean fsync,
    boolean reopen,
    long pid,
    ThreadCount threads) {}
