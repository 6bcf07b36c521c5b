/** What a run is in Kubernetes: one Job with one pod, and how it is named. */
@NullMarked
package dev.threadlab.operator.job;

import org.jspecify.annotations.NullMarked;
