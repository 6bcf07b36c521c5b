package dev.threadlab.operator.decision;

import dev.threadlab.crds.ThreadExperimentStatus;
import dev.threadlab.experiment.decision.Ending;
import dev.threadlab.experiment.decision.Seen;
import dev.threadlab.experiment.plan.Plan;
import dev.threadlab.experiment.status.StatusAssembly;
import dev.threadlab.experiment.status.StatusInput;
import dev.threadlab.operator.decision.Action.WriteStatus;
import dev.threadlab.operator.observation.Observation;
import dev.threadlab.operator.observation.OpenNodes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Before the first run of an experiment in which each node runs all rounds: writes down which nodes
 * they are. Nothing is started before that is written, so that whoever comes later has the same
 * plan.
 */
final class NodeChoice {
  /** Nodes come and become ready; nobody says so. */
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(10);

  private static final Duration AT_ONCE = Duration.ofMillis(100);

  private final Observation seen;

  private NodeChoice(Observation seen) {
    this.seen = seen;
  }

  static Decision decide(Observation seen, OpenNodes open) {
    return switch (open) {
      case OpenNodes.NotAllowed() ->
          new NodeChoice(seen)
              .hindered(
                  "NodesNotReadable",
                  "placement.scope EveryNode needs an operator that may list nodes:"
                      + " bind the ClusterRole threadlab-operator-nodes to it, or use another scope.");
      case OpenNodes.Matching(var names) when names.isEmpty() ->
          new NodeChoice(seen)
              .hindered(
                  "NoNodeMatches",
                  "No node is ready, open to new pods, and has the labels and no other taints than placement says.");
      case OpenNodes.Matching(var names) -> new NodeChoice(seen).fix(names);
    };
  }

  private Decision fix(List<String> names) {
    int most = Plan.mostNodes(seen.spec());
    if (names.size() <= most) {
      return new Decision(say(names, null, null), AT_ONCE);
    }
    String message =
        "%d nodes match, and each would run all rounds: in 5000 runs this design has room for %d. Use fewer rounds, or a placement that fewer nodes match."
            .formatted(names.size(), most);
    return new Decision(say(List.of(), null, new Ending.Failed("TooManyNodes", message)), null);
  }

  private Decision hindered(String reason, String message) {
    return new Decision(
        say(List.of(), new StatusInput.Hindrance(reason, message), null), LOOK_AGAIN);
  }

  private List<Action> say(
      List<String> nodes, StatusInput.@Nullable Hindrance hindrance, @Nullable Ending ending) {
    var plan = Plan.of(seen.spec(), seen.plan().seed(), nodes);
    ThreadExperimentStatus before = seen.experiment().getStatus();
    var after =
        StatusAssembly.assemble(
            new StatusInput(
                seen.experiment().getMetadata(),
                new Seen(seen.spec(), plan, List.of(), Set.of(), Map.of(), false, null, seen.now()),
                before == null ? List.of() : before.conditions(),
                hindrance,
                List.of(),
                null,
                ending == null ? null : seen.now(),
                ending));
    var actions = new ArrayList<Action>();
    if (!after.equals(before)) {
      actions.add(new WriteStatus(after));
    }
    actions.addAll(Announcements.of(before, after));
    return actions;
  }
}
