/** The API {@code threadlab.dev/v1alpha1}: what users write and what they read back. */
@NullMarked
package dev.threadlab.crds;

import org.jspecify.annotations.NullMarked;
