@NullMarked
package dev.threadlab.operator.observation;

import org.jspecify.annotations.NullMarked;
