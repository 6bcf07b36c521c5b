package dev.threadlab.integrity;

import dev.threadlab.integrity.Integrity.Fault;

/**
 * Told of every fault: first those that the output shows, in its order, then the lost lines in the
 * input's.
 */
@FunctionalInterface
public interface FaultListener {

  /**
   * Takes one fault.
   *
   * @param fault its kind
   * @param line the whole text of the line, or of the torn record's last row; bytes that are no
   *     UTF-8 are U+FFFD
   * @param record the number of the record in the output, from 1; 0 for a lost line
   */
  void found(Fault fault, String line, long record);
}
