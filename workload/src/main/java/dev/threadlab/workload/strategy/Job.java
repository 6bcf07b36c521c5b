package dev.threadlab.workload.strategy;

import dev.threadlab.workload.probe.ThreadCount;
import java.nio.file.Path;
import java.util.List;

/**
 * What every iteration does anew.
 *
 * @param inputFile the file to copy
 * @param input the whole of it
 * @param lines how many lines it has
 * @param output the file to write
 * @param strategy how the lines are spread over threads or processes
 * @param threads how many of them: those of a pool, processes, or those that may live at once; 0
 *     where the strategy takes no number or was given none
 * @param synchronization what the threads share under
 * @param hashRounds SHA-256 rounds over each line
 * @param sleepMicros microseconds of sleep for each line
 * @param fsync whether each record is forced to the disk
 * @param reopen whether the output is opened and closed for each record
 * @param rereadInput whether the whole input is read again for each line
 * @param pid this process
 * @param threadCount how its threads are counted
 * @param program this program's command line, to which a further process is told its number
 */
@SuppressWarnings("ArrayRecordComponent") // the input is loaded once and shared, never compared
public record Job(
    Path inputFile,
    byte[] input,
    int lines,
    Path output,
    Strategy strategy,
    int threads,
    Synchronization synchronization,
    long hashRounds,
    long sleepMicros,
    boolean fsync,
    boolean reopen,
    boolean rereadInput,
    long pid,
    ThreadCount threadCount,
    List<String> program) {
  public Job {
    program = List.copyOf(program);
  }
}
