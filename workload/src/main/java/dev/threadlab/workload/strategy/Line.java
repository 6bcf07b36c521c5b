package dev.threadlab.workload.strategy;

/**
 * A line of the input by its place.
 *
 * @param from its first byte
 * @param to the byte after its last: its line break, or the end of the input
 */
record Line(int from, int to) {}
