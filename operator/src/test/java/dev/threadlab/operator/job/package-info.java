@NullMarked
package dev.threadlab.operator.job;

import org.jspecify.annotations.NullMarked;
