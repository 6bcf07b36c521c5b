/** {@code threadlab analyze}: any output held against its input. */
@NullMarked
package dev.threadlab.cli.analyze;

import org.jspecify.annotations.NullMarked;
