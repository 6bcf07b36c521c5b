/** The threads of this process, as {@code top -H} shows them. */
@NullMarked
package dev.threadlab.workload.top;

import org.jspecify.annotations.NullMarked;
