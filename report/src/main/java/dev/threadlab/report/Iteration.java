package dev.threadlab.report;

import dev.threadlab.integrity.Integrity;
import org.jspecify.annotations.Nullable;

/**
 * One complete copy of the input.
 *
 * @param index from 0, over warm-up and measured iterations together
 * @param warmup whether its times are discarded
 * @param durationNanos wall time by the monotonic clock
 * @param cpuNanos CPU time of the work in that span: of the whole process, or of the command
 * @param harnessMicros CPU time that measuring a command took in that span, in a process of its
 *     own; absent where the work measures itself
 * @param threadsMost the most threads that the process was seen to have while lines were written
 * @param counters what else was counted in that span
 * @param integrity the output held against the input
 */
public record Iteration(
    int index,
    boolean warmup,
    long durationNanos,
    long cpuNanos,
    @Nullable Long harnessMicros,
    int threadsMost,
    Counters counters,
    Integrity integrity) {}
