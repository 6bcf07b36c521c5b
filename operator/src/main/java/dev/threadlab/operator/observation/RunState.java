package dev.threadlab.operator.observation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How far the pod of a run has come. */
public sealed interface RunState {

  /** It waits in a queue, without a pod, until it is let go. */
  record Queued() implements RunState {}

  /** The workload has not been started. */
  record Starting(@Nullable Hindrance hindrance) implements RunState {}

  /**
   * Its neighbours work, and it has no Job yet.
   *
   * @param node where they are
   */
  record Accompanied(String node) implements RunState {}

  /** The workload runs. */
  record Running(Instant since) implements RunState {}

  /**
   * The workload has ended by itself, or the kernel has ended it.
   *
   * @param code its exit code
   * @param outOfMemory whether the kernel killed it for its memory limit
   * @param lastMessage its termination message, absent if it left none
   */
  record Exited(int code, boolean outOfMemory, @Nullable String lastMessage) implements RunState {}

  /** The cluster took the pod away: evicted, pre-empted, deleted, or its node was lost. */
  record Lost(String why) implements RunState {}

  /** The cluster ended the pod since it had been there for too long. */
  record Expired(String why) implements RunState {}
}
