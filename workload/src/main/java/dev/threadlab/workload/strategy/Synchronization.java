package dev.threadlab.workload.strategy;

/** What threads or processes share the input and the output under. */
public enum Synchronization {
  /** No lock at all: lines are lost, written twice, torn or out of order by themselves. */
  None,
  /** A lock around the taking of a line and the writing of its record, in the order of taking. */
  Lock
}
