/** {@code threadlab validate}: what the API server would say of a file. */
@NullMarked
package dev.threadlab.cli.validate;

import org.jspecify.annotations.NullMarked;
