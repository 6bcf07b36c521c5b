package dev.threadlab.operator.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlab.crds.Progress;
import dev.threadlab.crds.Run;
import dev.threadlab.crds.ThreadExperimentStatus;
import java.util.stream.IntStream;

/** A result from which nothing is missing. */
final class Whole {
  private static final int LINES = 20;

  private Whole() {}

  /** Every run once, none lost, each with its lines. */
  static void assertThatOf(ThreadExperimentStatus status, int runs) {
    assertThat(status.progress()).isEqualTo(Progress.of(runs, 0, runs, 0, 0));
    assertThat(status.runs())
        .extracting(Run::index)
        .containsExactlyElementsOf(IntStream.range(0, runs).boxed().toList());
    assertThat(status.runs()).allSatisfy(run -> assertThat(run.lines()).hasSize(LINES));
  }
}
