/** From runs to an answer: comparisons with their verdicts, scaling, warnings, a sentence. */
@NullMarked
package dev.threadlab.experiment.comparison;

import org.jspecify.annotations.NullMarked;
