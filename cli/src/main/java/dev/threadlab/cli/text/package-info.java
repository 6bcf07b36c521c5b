/** Texts for people: figures with their units, tables, lines that fit. */
@NullMarked
package dev.threadlab.cli.text;

import org.jspecify.annotations.NullMarked;
