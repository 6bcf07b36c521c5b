@NullMarked
package dev.threadlab.cli.text;

import org.jspecify.annotations.NullMarked;
