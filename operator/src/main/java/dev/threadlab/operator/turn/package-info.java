/** Whose turn it is where runs are to be alone on their node. */
@NullMarked
package dev.threadlab.operator.turn;

import org.jspecify.annotations.NullMarked;
