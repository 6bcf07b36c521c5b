/** {@code threadlab run}: an experiment from its file to its result, on this machine. */
@NullMarked
package dev.threadlab.cli.run;

import org.jspecify.annotations.NullMarked;
