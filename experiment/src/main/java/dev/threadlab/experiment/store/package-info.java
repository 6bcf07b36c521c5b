/** Where full run reports are kept. */
@NullMarked
package dev.threadlab.experiment.store;

import org.jspecify.annotations.NullMarked;
