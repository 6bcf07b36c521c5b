/** Which runs an experiment consists of, and in what order. */
@NullMarked
package dev.threadlab.experiment.plan;

import org.jspecify.annotations.NullMarked;
