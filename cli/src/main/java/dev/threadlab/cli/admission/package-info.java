/**
 * What the API server would say of a file: the committed CRD's schema, defaults and rules, applied
 * here, with the line of each error.
 */
@NullMarked
package dev.threadlab.cli.admission;

import org.jspecify.annotations.NullMarked;
