package dev.threadlab.experiment.run;

import dev.threadlab.experiment.plan.PlannedRun;
import org.jspecify.annotations.Nullable;

/**
 * A run that has ended.
 *
 * @param planned which run of the plan it was
 * @param attempt which attempt counted, from 1
 * @param node where it ran, absent when no node ever took it
 * @param pod the pod it ran in, absent without a cluster
 * @param outcome how it ended
 */
public record RecordedRun(
    PlannedRun planned,
    int attempt,
    @Nullable String node,
    @Nullable String pod,
    RunOutcome outcome) {}
