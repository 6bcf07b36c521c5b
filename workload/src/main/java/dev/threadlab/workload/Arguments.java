package dev.threadlab.workload;

import dev.threadlab.workload.command.Command;
import dev.threadlab.workload.strategy.Strategy;
import dev.threadlab.workload.strategy.Synchronization;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The command line.
 *
 * @param strategy {@code --strategy}, required; null with a command
 * @param threads {@code --threads}: the number that the strategy takes, 0 unless given
 * @param synchronization {@code --synchronization}, {@code None} unless given
 * @param lines {@code --lines}: how many lines to generate, 0 when {@code --input} is given
 * @param input {@code --input}: the file to read, null when {@code --lines} is given
 * @param hashRounds {@code --hash-rounds}, 0 unless given
 * @param sleepMicros {@code --sleep-micros}, 0 unless given
 * @param fsync {@code --fsync}
 * @param reopen {@code --reopen}
 * @param rereadInput {@code --reread-input}
 * @param warmup {@code --warmup}, 5 unless given
 * @param measured {@code --measured}, 10 unless given
 * @param directory {@code --dir}, required: for the output and a generated input
 * @param terminationLog {@code --termination-log}, null unless given
 * @param worker {@code --worker}: which of the processes of a copy this is, from 1; 0 for a run's
 *     own process, which starts the others
 * @param sizes {@code --sizes}: the CPU limits to go through, in thousandths of a CPU; empty unless
 *     given, for one run under whatever limit there is
 * @param sizeSeconds {@code --size-seconds}: how long to wait for each of them, 300 unless given
 * @param command {@code -- WORD...} and its options, null without
 */
record Arguments(
    @Nullable Strategy strategy,
    int threads,
    Synchronization synchronization,
    int lines,
    @Nullable Path input,
    int hashRounds,
    int sleepMicros,
    boolean fsync,
    boolean reopen,
    boolean rereadInput,
    int warmup,
    int measured,
    Path directory,
    @Nullable Path terminationLog,
    int worker,
    List<Integer> sizes,
    int sizeSeconds,
    @Nullable Command command) {

  static final int LINES_MOST = 100_000;
  static final int SIZES_MOST = 16;

  Arguments {
    sizes = List.copyOf(sizes);
  }

  /** Reads it; refuses what is unknown, missing, doubled or out of range. */
  static Arguments parse(String... words) throws RefusedException {
    return new ArgumentParser(words).parse();
  }
}
