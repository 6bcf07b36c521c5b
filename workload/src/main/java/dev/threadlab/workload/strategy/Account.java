package dev.threadlab.workload.strategy;

import java.util.BitSet;
import java.util.List;

/**
 * What one worker saw in a copy.
 *
 * @param thread its thread's name
 * @param pid its process
 * @param seen its first records
 * @param records how many it wrote
 * @param threadsMost the most threads that it saw its process have
 * @param cpus the CPUs that it wrote on
 */
record Account(
    String thread, long pid, List<Seen> seen, int records, int threadsMost, BitSet cpus) {}
