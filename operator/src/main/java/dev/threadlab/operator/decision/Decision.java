package dev.threadlab.operator.decision;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to do.
 *
 * @param actions in this order; one that fails keeps those after it from being done
 * @param again when to look again even if nothing changes, absent for never
 */
public record Decision(List<Action> actions, @Nullable Duration again) {
  public Decision {
    actions = List.copyOf(actions);
  }
}
