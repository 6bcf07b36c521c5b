@NullMarked
package dev.threadlab.experiment.comparison;

import org.jspecify.annotations.NullMarked;
