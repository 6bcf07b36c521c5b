@NullMarked
package dev.threadlab.experiment.statistics;

import org.jspecify.annotations.NullMarked;
