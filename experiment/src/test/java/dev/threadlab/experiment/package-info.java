/** Data that the tests of all features share. */
@NullMarked
package dev.threadlab.experiment;

import org.jspecify.annotations.NullMarked;
