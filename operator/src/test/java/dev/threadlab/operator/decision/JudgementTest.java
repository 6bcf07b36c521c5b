package dev.threadlab.operator.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlab.crds.Profile;
import dev.threadlab.crds.Run.Outcome;
import dev.threadlab.experiment.run.RunFigures;
import dev.threadlab.operator.Samples;
import dev.threadlab.operator.job.Labels.RunId;
import dev.threadlab.operator.ledger.Entry;
import dev.threadlab.operator.observation.Hindrance;
import dev.threadlab.operator.observation.Hindrance.Kind;
import dev.threadlab.operator.observation.RunLog;
import dev.threadlab.operator.observation.RunLog.Gone;
import dev.threadlab.operator.observation.RunLog.LastLines;
import dev.threadlab.operator.observation.RunLog.NoReport;
import dev.threadlab.operator.observation.RunLog.Signed;
import dev.threadlab.operator.observation.RunState;
import dev.threadlab.operator.observation.RunState.Accompanied;
import dev.threadlab.operator.observation.RunState.Exited;
import dev.threadlab.operator.observation.RunState.Expired;
import dev.threadlab.operator.observation.RunState.Lost;
import dev.threadlab.operator.observation.RunState.Queued;
import dev.threadlab.operator.observation.RunState.Running;
import dev.threadlab.operator.observation.RunState.Starting;
import dev.threadlab.operator.observation.SeenRun;
import dev.threadlab.operator.observation.Sizing;
import io.fabric8.kubernetes.api.model.Quantity;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class JudgementTest {
  private static final Instant CREATED = Instant.parse("2026-01-01T00:00:00Z");
  private static final int TIMEOUT = Samples.TIMEOUT_SECONDS;
  private static final RunLog REPORT =
      new RunLog.Report(Samples.report(), new byte[10], "a".repeat(64));
  private static final Signed SIGNED = new Signed("a".repeat(64), RunFigures.of(Samples.report()));

  static Stream<Arguments> ends() {
    return Stream.of(
        end("a report", exit(0), REPORT, Outcome.Reported),
        end("another's report", exit(0), new NoReport("torn"), Outcome.ReportCorrupt),
        end("no log", exit(0), new Gone("gone", null), Outcome.ReportCorrupt),
        end("no log, but signed", exit(0), new Gone("gone", SIGNED), Outcome.Reported),
        end("the kernel's kill", new Exited(137, true, null), null, Outcome.OutOfMemory),
        end("the JVM's own end", exit(3), new LastLines("Java heap space"), Outcome.OutOfMemory),
        end("no thread", exit(71), new LastLines("no thread"), Outcome.ThreadNotCreated),
        end("no size", exit(73), new LastLines("not 2000m"), Outcome.NotResized),
        end("a report before others", new Running(CREATED), REPORT, Outcome.Reported),
        end(
            "none before others",
            new Running(CREATED),
            new NoReport("torn"),
            Outcome.ReportCorrupt),
        end("a crash", exit(70), new LastLines("oh"), Outcome.Crashed),
        end("a kill from outside", exit(137), new LastLines(""), Outcome.Crashed),
        end("eviction", new Lost("Evicted"), null, Outcome.PodLost),
        end("the kubelet's deadline", new Expired("deadline"), null, Outcome.TimedOut),
        end("running too long", new Running(CREATED), null, Outcome.TimedOut),
        end("never starting", new Starting(null), null, Outcome.TimedOut),
        end("no image", hindered(Kind.Image), null, Outcome.ImageNotPulled),
        end("no room", hindered(Kind.Scheduling), null, Outcome.Unschedulable),
        end("no ConfigMap", hindered(Kind.Other), null, Outcome.NotStarted));
  }

  @ParameterizedTest(name = "{0} is {3}")
  @MethodSource("ends")
  void everyEndHasItsOutcome(String what, RunState state, @Nullable RunLog log, Outcome outcome) {
    assertThat(judge(state, log, TIMEOUT)).as(what).isEqualTo(outcome);
  }

  static Stream<RunState> goingOn() {
    return Stream.of(
        new Starting(null),
        hindered(Kind.Image),
        new Accompanied("node1"),
        new Running(CREATED),
        exit(0),
        exit(70));
  }

  @ParameterizedTest
  @MethodSource("goingOn")
  void nothingIsJudgedBeforeItsTimeOrBeforeItsLogIsRead(RunState state) {
    assertThat(judge(state, null, TIMEOUT - 1)).isNull();
  }

  @Test
  void theTimeToRunBeginsWhenTheWorkloadStarts() {
    assertThat(judge(new Running(CREATED.plusSeconds(100)), null, TIMEOUT + 99)).isNull();
    assertThat(judge(new Running(CREATED.plusSeconds(100)), null, TIMEOUT + 100))
        .isEqualTo(Outcome.TimedOut);
  }

  @Test
  void aRunWhoseTimePassesBeforeItsPodHasItsSizeIsNotResized() {
    var one = new Profile("1cpu", new Quantity("1"), new Quantity("1Gi"));
    var deferred = new Hindrance(Kind.Other, "ResizeDeferred", "no room");
    var run =
        new SeenRun(
            new RunId(0, 1),
            "job",
            null,
            CREATED,
            "node1",
            "pod",
            true,
            new Running(CREATED),
            null,
            new Sizing(one, one.cpu(), deferred, List.of()));
    assertThat(new Judgement(TIMEOUT, CREATED.plusSeconds(TIMEOUT)).of(run))
        .hasValueSatisfying(entry -> {
          assertThat(entry.outcome()).isEqualTo(Outcome.NotResized);
          assertThat(entry.message()).isEqualTo("ResizeDeferred: no room");
        });
  }

  @Test
  void timeInAQueueIsNoTime() {
    assertThat(judge(new Queued(), null, 1000 * TIMEOUT)).isNull();
  }

  private static @Nullable Outcome judge(RunState state, @Nullable RunLog log, int seconds) {
    var run =
        new SeenRun(new RunId(0, 1), "job", null, CREATED, "node1", "pod", true, state, log, null);
    return new Judgement(TIMEOUT, CREATED.plusSeconds(seconds))
        .of(run)
        .map(Entry::outcome)
        .orElse(null);
  }

  private static Arguments end(String what, RunState state, @Nullable RunLog log, Outcome outcome) {
    return Arguments.of(what, state, log, outcome);
  }

  private static Exited exit(int code) {
    return new Exited(code, false, null);
  }

  private static Starting hindered(Kind kind) {
    return new Starting(new Hindrance(kind, "Reason", "why"));
  }
}
