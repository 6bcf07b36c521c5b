/** What an engine does next, and how an experiment ends. */
@NullMarked
package dev.threadlab.experiment.decision;

import org.jspecify.annotations.NullMarked;
