/** Some numbers and their quantiles. */
@NullMarked
package dev.threadlab.experiment.sample;

import org.jspecify.annotations.NullMarked;
