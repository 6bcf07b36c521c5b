package dev.threadlab.operator.ledger;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.threadlab.crds.Run.Outcome;
import dev.threadlab.experiment.run.RunFigures;
import dev.threadlab.operator.job.Labels.RunId;
import org.jspecify.annotations.Nullable;

/**
 * One attempt of a run that has ended.
 *
 * @param run the run's index in the plan
 * @param attempt which attempt of it, from 1
 * @param node where it ran, absent when no node took it
 * @param pod its pod, absent when there was none
 * @param startedAt when its Job was created, RFC 3339
 * @param endedAt when it was recorded, RFC 3339
 * @param outcome how it ended
 * @param exitCode with which code, where it crashed
 * @param message why, where it gave no report or its log was lost
 * @param figures what counts of its report
 * @param lines how many line reports its report has
 * @param sha256 the digest of its report
 * @param reportBytes the size of its report as it is kept, 0 where none is
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Entry(
    int run,
    int attempt,
    @Nullable String node,
    @Nullable String pod,
    String startedAt,
    String endedAt,
    Outcome outcome,
    @Nullable Integer exitCode,
    @Nullable String message,
    @Nullable RunFigures figures,
    int lines,
    @Nullable String sha256,
    int reportBytes) {
  /** How often a run is tried whose pods are lost. */
  static final int ATTEMPTS = 3;

  /** Which attempt it is. */
  @JsonIgnore
  public RunId id() {
    return new RunId(run, attempt);
  }

  /** Whether its run is tried again. */
  @JsonIgnore
  public boolean isTriedAgain() {
    return outcome == Outcome.PodLost && attempt < ATTEMPTS;
  }

  /** The same, with a report of so many bytes kept. */
  Entry withReportBytes(int bytes) {
    return new Entry(
        run, attempt, node, pod, startedAt, endedAt, outcome, exitCode, message, figures, lines,
        sha256, bytes);
  }
}
