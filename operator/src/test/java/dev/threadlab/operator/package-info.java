@NullMarked
package dev.threadlab.operator;

import org.jspecify.annotations.NullMarked;
