package dev.threadlab.workload.strategy;

import java.io.Closeable;
import java.io.IOException;

/** What records are written to. */
interface Output extends Closeable {

  /** Writes one record. */
  void write(Block block) throws IOException;
}
