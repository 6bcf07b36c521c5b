/** What to do about what was seen. Pure. */
@NullMarked
package dev.threadlab.operator.decision;

import org.jspecify.annotations.NullMarked;
