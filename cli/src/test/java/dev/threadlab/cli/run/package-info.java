@NullMarked
package dev.threadlab.cli.run;

import org.jspecify.annotations.NullMarked;
