/** What measuring costs. */
@NullMarked
package dev.threadlab.bench;

import org.jspecify.annotations.NullMarked;
