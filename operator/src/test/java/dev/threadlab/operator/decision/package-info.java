@NullMarked
package dev.threadlab.operator.decision;

import org.jspecify.annotations.NullMarked;
