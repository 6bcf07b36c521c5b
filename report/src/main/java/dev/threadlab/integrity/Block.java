package dev.threadlab.integrity;

import org.jspecify.annotations.Nullable;

/**
 * A whole record as it says itself. Who wrote it is not trusted: a number that cannot be one of its
 * kind is absent, as is what is not stated.
 *
 * @param line the line, cut to {@value Integrity.Evidence#LINE_KEPT} characters
 * @param thread what names the thread, cut likewise
 * @param pid the process
 * @param threads how many threads that had
 * @param cpu the number of the CPU
 */
public record Block(
    String line,
    @Nullable String thread,
    @Nullable Integer pid,
    @Nullable Integer threads,
    @Nullable Integer cpu) {}
