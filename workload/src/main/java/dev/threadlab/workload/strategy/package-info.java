/** How the lines are spread over threads, what those share, and how a record comes to the file. */
@NullMarked
package dev.threadlab.workload.strategy;

import org.jspecify.annotations.NullMarked;
