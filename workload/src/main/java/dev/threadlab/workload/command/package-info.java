/** A command of the user's own: started once for each iteration, and measured from outside. */
@NullMarked
package dev.threadlab.workload.command;

import org.jspecify.annotations.NullMarked;
