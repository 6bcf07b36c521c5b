package dev.threadlab.operator.observation;

/**
 * Where a run's report is in the log of its pod.
 *
 * @param number the how manieth report it is, from 1
 * @param of how many there are to be
 */
record PlaceInLog(int number, int of) {
  /** Only the last report is signed: a pod has one termination message. */
  boolean isLast() {
    return number == of;
  }
}
