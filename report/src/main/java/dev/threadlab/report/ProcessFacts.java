package dev.threadlab.report;

import org.jspecify.annotations.Nullable;

/**
 * The process of a run.
 *
 * @param pid its number in its own pid namespace
 * @param runtime what runs it, for instance {@code OpenJDK 25.0.3+9-LTS}
 * @param startupMicros from the start of the process to the first line of the first iteration,
 *     absent where the kernel does not tell when a process began
 * @param maxResidentBytes the most memory it has had resident, absent where unknown
 * @param gil of Python: whether the interpreter runs one thread at a time; absent otherwise
 * @param switchIntervalMicros of Python: after how long a thread gives up the interpreter when
 *     others want it ({@code sys.getswitchinterval()}); absent otherwise
 */
public record ProcessFacts(
    long pid,
    String runtime,
    @Nullable Long startupMicros,
    @Nullable Long maxResidentBytes,
    @Nullable Boolean gil,
    @Nullable Long switchIntervalMicros) {}
