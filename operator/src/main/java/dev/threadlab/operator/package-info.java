/** The cluster engine: brings experiments on a cluster to their results. */
@NullMarked
package dev.threadlab.operator;

import org.jspecify.annotations.NullMarked;
