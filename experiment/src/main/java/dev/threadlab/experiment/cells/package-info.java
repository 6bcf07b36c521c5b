/** What the runs of a cell measured, taken together. */
@NullMarked
package dev.threadlab.experiment.cells;

import org.jspecify.annotations.NullMarked;
