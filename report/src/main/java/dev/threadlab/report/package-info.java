/**
 * The run report: what one run saw, as the workload writes it and everyone else reads it. Published
 * as {@code docs/run-report.schema.json}.
 */
@NullMarked
package dev.threadlab.report;

import org.jspecify.annotations.NullMarked;
