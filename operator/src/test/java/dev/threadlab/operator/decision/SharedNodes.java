package dev.threadlab.operator.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlab.operator.turn.Others;
import dev.threadlab.operator.turn.Reach;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Several experiments on the same nodes, under an operator whose caches may be behind. */
final class SharedNodes {
  private final List<SimulatedCluster> all;
  private final Map<SimulatedCluster, Others> caches = new HashMap<>();
  private final Random random;

  SharedNodes(List<SimulatedCluster> all, long seed) {
    this.all = List.copyOf(all);
    this.random = new Random(seed);
    all.forEach(each -> each.shareNodes(this));
  }

  /** Passes over one or another until all have ended. */
  void runToTheEnd() {
    for (int pass = 0; pass < 20_000; pass++) {
      var _ = all.get(random.nextInt(all.size())).pass();
      if (all.stream().allMatch(SimulatedCluster::hasEnded)) {
        return;
      }
    }
    throw new AssertionError("they do not come to an end");
  }

  /** What the caches hold, which may be what was there some passes ago. */
  Others seenBy(SimulatedCluster me) {
    if (!caches.containsKey(me) || random.nextBoolean()) {
      var _ = caches.put(me, allBut(me));
    }
    return caches.get(me);
  }

  private Others allBut(SimulatedCluster me) {
    var unfinished =
        others(me).filter(each -> !each.hasEnded()).map(SimulatedCluster::contender).toList();
    return new Others(
        me.contender(),
        unfinished,
        unfinished,
        others(me).flatMap(SimulatedCluster::occupants).toList(),
        jobs(me));
  }

  /** As the door does, which looks at the Jobs themselves. */
  boolean letsThrough(SimulatedCluster me, Set<String> seen) {
    return seen.containsAll(jobs(me));
  }

  void assertThatNobodyIsOn(String node, SimulatedCluster me) {
    assertThat(others(me).flatMap(SimulatedCluster::occupants))
        .noneMatch(run -> run.reach().equals(Reach.of(List.of(node))));
  }

  private Set<String> jobs(SimulatedCluster me) {
    return others(me)
        .flatMap(each -> each.attempts().values().stream())
        .flatMap(run -> run.jobs().stream())
        .collect(Collectors.toSet());
  }

  private Stream<SimulatedCluster> others(SimulatedCluster me) {
    return all.stream().filter(each -> each != me);
  }
}
