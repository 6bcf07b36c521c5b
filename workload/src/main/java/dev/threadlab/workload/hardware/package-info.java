/** The machine under the process. */
@NullMarked
package dev.threadlab.workload.hardware;

import org.jspecify.annotations.NullMarked;
