/** What holds between the modules. */
@NullMarked
package dev.threadlab;

import org.jspecify.annotations.NullMarked;
