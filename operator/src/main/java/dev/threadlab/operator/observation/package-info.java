/** What the cluster shows of an experiment, read in one place. */
@NullMarked
package dev.threadlab.operator.observation;

import org.jspecify.annotations.NullMarked;
