/**
 * What numbers carry: estimates, intervals, tests and warnings. It knows of numbers alone, not of
 * experiments; docs/method.md explains it.
 */
@NullMarked
package dev.threadlab.experiment.statistics;

import org.jspecify.annotations.NullMarked;
