@NullMarked
package dev.threadlab.cli.local;

import org.jspecify.annotations.NullMarked;
