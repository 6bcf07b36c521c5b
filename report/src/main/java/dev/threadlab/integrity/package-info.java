/** Whether an output is its input: what was lost, duplicated, torn or written out of order. */
@NullMarked
package dev.threadlab.integrity;

import org.jspecify.annotations.NullMarked;
