/** The cgroup that governs this process, version 1 or 2: its limits and its counters. */
@NullMarked
package dev.threadlab.workload.cgroup;

import org.jspecify.annotations.NullMarked;
