/** How runs ended and what they measured. */
@NullMarked
package dev.threadlab.experiment.run;

import org.jspecify.annotations.NullMarked;
