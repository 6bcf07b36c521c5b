package dev.threadlab.operator.observation;

import dev.threadlab.operator.job.Labels.RunId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An attempt that has a Job.
 *
 * @param id which attempt
 * @param job the Job's name
 * @param startableAt when the Job was created, or let go by its queue; of no meaning while it waits
 * @param deleting whether the Job is being deleted
 * @param node where the pod is, absent before it has one
 * @param pod the pod's name, absent before there is one
 * @param podAlive whether something of the pod may still be running
 * @param state how far it has come
 * @param log what its log held, absent while it is not read
 */
public record SeenRun(
    RunId id,
    String job,
    Instant startableAt,
    boolean deleting,
    @Nullable String node,
    @Nullable String pod,
    boolean podAlive,
    RunState state,
    @Nullable RunLog log) {}
