@NullMarked
package dev.threadlab.operator.turn;

import org.jspecify.annotations.NullMarked;
