/** Run reports as they come back from pods, which are not trusted. */
@NullMarked
package dev.threadlab.experiment.report;

import org.jspecify.annotations.NullMarked;
