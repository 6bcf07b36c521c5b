/**
 * The local engine: a run is a child process held to its profile by what the machine has: control
 * groups of either version, else CPU affinity.
 */
@NullMarked
package dev.threadlab.cli.local;

import org.jspecify.annotations.NullMarked;
