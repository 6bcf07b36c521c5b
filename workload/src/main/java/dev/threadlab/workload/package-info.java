/**
 * The program of a run: copies its input line by line under a strategy, looks at itself while it
 * does, and writes one run report. It knows nothing of Kubernetes.
 *
 * <p>What runs before the first line does without streams, lambdas, regular expressions and format
 * strings: they cost more to load than the copying of a small input takes.
 */
@NullMarked
package dev.threadlab.workload;

import org.jspecify.annotations.NullMarked;
