package dev.threadlab.cli.local;

import dev.threadlab.report.Frames.Decoding;
import java.time.Duration;

/**
 * How a child process ended and what it left.
 *
 * @param code its exit code; a process that a signal ended has 128 and the signal's number
 * @param timedOut whether it was ended at its timeout
 * @param killedForMemory whether the kernel killed it for its memory limit
 * @param report the report on its standard output
 * @param lastWords the end of its standard error
 * @param wall how long it took, from before its start to after its end
 */
public record ChildExit(
    int code,
    boolean timedOut,
    boolean killedForMemory,
    Decoding report,
    String lastWords,
    Duration wall) {}
