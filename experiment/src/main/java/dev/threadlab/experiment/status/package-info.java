/** The status of an experiment, whole, within the room that an object has. */
@NullMarked
package dev.threadlab.experiment.status;

import org.jspecify.annotations.NullMarked;
