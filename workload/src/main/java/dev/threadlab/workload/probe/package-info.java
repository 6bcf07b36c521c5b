/** What can be asked of kernel and process for so little that it may be asked for every line. */
@NullMarked
package dev.threadlab.workload.probe;

import org.jspecify.annotations.NullMarked;
