/** Whether verdicts hold: simulated experiments whose truth is known. */
@NullMarked
package dev.threadlab.bench.validity;

import org.jspecify.annotations.NullMarked;
