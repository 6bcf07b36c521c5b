/** Changing the cluster, in one place. */
@NullMarked
package dev.threadlab.operator.action;

import org.jspecify.annotations.NullMarked;
