/** The runs that have ended, as ConfigMaps keep them: state is what the cluster holds. */
@NullMarked
package dev.threadlab.operator.ledger;

import org.jspecify.annotations.NullMarked;
