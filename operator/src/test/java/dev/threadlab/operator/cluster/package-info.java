/** Experiments on a real cluster. */
@NullMarked
package dev.threadlab.operator.cluster;

import org.jspecify.annotations.NullMarked;
