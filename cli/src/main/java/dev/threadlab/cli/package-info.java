/** The {@code threadlab} command: its root, and what its subcommands share. */
@NullMarked
package dev.threadlab.cli;

import org.jspecify.annotations.NullMarked;
