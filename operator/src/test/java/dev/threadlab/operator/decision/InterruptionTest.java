package dev.threadlab.operator.decision;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlab.crds.KeepPods;
import dev.threadlab.crds.Placement.Scope;
import dev.threadlab.crds.Run;
import dev.threadlab.crds.Run.Outcome;
import dev.threadlab.experiment.plan.PlannedRun;
import dev.threadlab.operator.Samples;
import dev.threadlab.operator.ledger.Entry;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class InterruptionTest {

  @Property(tries = 100)
  void nothingIsLostOrCountedTwiceWhereverAnOperatorIsKilled(
      @ForAll @IntRange(min = 1, max = 4) int rounds, @ForAll KeepPods keep, @ForAll long seed) {
    var cluster = new SimulatedCluster(Samples.experiment(rounds, false, keep, null), seed);
    cluster.runToTheEnd();
    var planned = cluster.plan().runs().stream().map(PlannedRun::index).toList();
    assertThat(cluster.ledger().finished()).extracting(Entry::run).containsAll(planned);
    assertThat(cluster.status().runs())
        .hasSameSizeAs(cluster.ledger().finished())
        .filteredOn(run -> run.outcome() != Outcome.Superseded)
        .extracting(Run::index)
        .containsExactlyElementsOf(planned);
  }

  @Property(tries = 100)
  void neighboursAreThereBeforeTheirRunAndGoWithItWhereverAnOperatorIsKilled(
      @ForAll @IntRange(min = 1, max = 3) int rounds, @ForAll KeepPods keep, @ForAll long seed) {
    var cluster = new SimulatedCluster(Samples.experimentBesideNeighbours(rounds, keep), seed);
    cluster.runToTheEnd();
    var planned = cluster.plan().runs().stream().map(PlannedRun::index).toList();
    assertThat(cluster.ledger().finished()).extracting(Entry::run).containsAll(planned);
    assertThat(cluster.attempts().values()).allMatch(run -> run.neighbours() == null);
  }

  @Property(tries = 100)
  void theRunsOfARoundThatCountAreAllOfOneAttempt(@ForAll long seed) {
    var cluster = new SimulatedCluster(Samples.experiment(3), seed);
    cluster.runToTheEnd();
    var attempts =
        cluster.status().runs().stream()
            .filter(run -> run.outcome() != Outcome.Superseded)
            .collect(groupingBy(Run::round, mapping(Run::attempt, toSet())));
    assertThat(attempts.values()).allSatisfy(each -> assertThat(each).hasSize(1));
  }

  @Property(tries = 100)
  void everyRoundIsOnItsNodeWhicheverNodesLaterLooksSee(@ForAll long seed) {
    var cluster = new SimulatedCluster(Samples.experiment(2, Scope.EveryNode), seed);
    cluster.runToTheEnd();
    var planned = cluster.plan().runs();
    assertThat(cluster.status().nodes()).isNotEmpty();
    assertThat(planned).hasSize(8 * cluster.status().nodes().size());
    assertThat(cluster.status().runs())
        .allSatisfy(run -> assertThat(run.node()).isEqualTo(planned.get(run.index()).node()))
        .filteredOn(run -> run.outcome() != Outcome.Superseded)
        .extracting(Run::index)
        .containsExactlyElementsOf(planned.stream().map(PlannedRun::index).toList());
  }

  @Property(tries = 200)
  void nothingIsLostOrCountedTwiceWherePodsAreResized(
      @ForAll @IntRange(min = 1, max = 3) int rounds, @ForAll long seed) {
    var cluster = new SimulatedCluster(Samples.resized(rounds), seed);
    cluster.runToTheEnd();
    var planned = cluster.plan().runs().stream().map(PlannedRun::index).toList();
    var counting =
        cluster.status().runs().stream()
            .filter(run -> run.outcome() != Outcome.Superseded)
            .toList();
    assertThat(counting).extracting(Run::index).containsExactlyElementsOf(planned);
    assertThat(counting)
        .filteredOn(run -> run.outcome() == Outcome.Reported)
        .allSatisfy(run -> assertThat(run.lines()).hasSize(1));
    assertThat(cluster.attempts().values())
        .extracting(run -> cluster.ledger().entries().get(run.id()))
        .as("a pod is kept for a failure, none for a report")
        .noneMatch(entry -> entry.outcome() == Outcome.Reported);
  }

  @Property(tries = 100)
  void runsThatShareANodeAreAllOnOne(@ForAll long seed) {
    var cluster = new SimulatedCluster(Samples.experiment(2, Scope.SameNode), seed);
    cluster.runToTheEnd();
    var nodes =
        cluster.status().runs().stream()
            .filter(run -> run.outcome() != Outcome.Superseded)
            .filter(run -> run.outcome() != Outcome.PodLost)
            .map(Run::node)
            .distinct();
    assertThat(nodes).hasSizeLessThan(2);
  }

  @Property(tries = 100)
  void runsOfSeveralExperimentsNeverMeetOnANodeAndAllComeToTheirEnd(@ForAll long seed) {
    var all =
        Stream.of(Scope.Any, Scope.SameNode, Scope.EveryNode)
            .map(scope -> {
              var experiment = Samples.experiment(1, scope);
              experiment.getMetadata().setName("on-" + scope);
              experiment.getMetadata().setCreationTimestamp("2026-01-01T00:00:00Z");
              return new SimulatedCluster(experiment, seed ^ scope.name().hashCode());
            })
            .toList();
    new SharedNodes(all, seed).runToTheEnd();
    assertThat(all)
        .allSatisfy(each ->
            assertThat(each.ledger().finished())
                .extracting(Entry::run)
                .containsAll(each.plan().runs().stream().map(PlannedRun::index).toList()));
  }

  @Property(tries = 100)
  void noReportedRunIsWithoutItsLinesAndItsPlace(@ForAll long seed) {
    var cluster = new SimulatedCluster(Samples.experiment(2), seed);
    cluster.runToTheEnd();
    assertThat(cluster.status().runs())
        .filteredOn(run -> run.outcome() == Outcome.Reported)
        .allSatisfy(run -> {
          assertThat(run.lines()).hasSize(1);
          assertThat(run.reportRef()).isNotNull();
        });
    assertThat(cluster.status().truncated()).isNull();
  }

  @Property(tries = 100)
  void whatIsLeftIsWhatTheDesignKeeps(@ForAll KeepPods keep, @ForAll long seed) {
    var cluster = new SimulatedCluster(Samples.experiment(2, false, keep, null), seed);
    cluster.runToTheEnd();
    assertThat(cluster.attempts().values())
        .extracting(run -> cluster.ledger().entries().get(run.id()))
        .allMatch(entry ->
            switch (keep) {
              case Never -> false;
              case OnFailure -> entry.outcome() != Outcome.Reported;
              case Always -> true;
            });
  }
}
