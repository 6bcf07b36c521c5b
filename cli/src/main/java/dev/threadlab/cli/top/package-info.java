/** {@code threadlab top}: the threads of one run, as {@code top -H} shows them. */
@NullMarked
package dev.threadlab.cli.top;

import org.jspecify.annotations.NullMarked;
