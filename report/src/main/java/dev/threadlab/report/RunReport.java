package dev.threadlab.report;

import dev.threadlab.integrity.Integrity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The whole of what one run saw.
 *
 * @param version the version of this format, {@value #VERSION}
 * @param task what the run was asked to do
 * @param process the process that did it
 * @param cpus what CPUs it was given and which it was seen on
 * @param iterations every iteration in order, warm-up first
 * @param lines one entry for each record written in the last measured iteration, in the order of
 *     writing, at most {@value #LINES_KEPT}
 * @param linesOmitted how many entries {@code lines} would have had beyond those
 * @param threads the threads of the process at the end of the last iteration, as {@code top -H}
 *     shows them
 * @param hardware the machine, absent where it could not be read
 * @param integrity the faults summed over all measured iterations
 * @param outputSha256 the SHA-256 of the output of the last measured iteration, in hexadecimal
 */
public record RunReport(
    int version,
    Task task,
    ProcessFacts process,
    Cpus cpus,
    List<Iteration> iterations,
    List<LineReport> lines,
    int linesOmitted,
    List<ThreadUsage> threads,
    @Nullable Hardware hardware,
    Integrity integrity,
    String outputSha256) {

  public static final int VERSION = 1;
  public static final int LINES_KEPT = 10_000;

  public RunReport {
    iterations = List.copyOf(iterations);
    lines = List.copyOf(lines);
    threads = List.copyOf(threads);
  }
}
