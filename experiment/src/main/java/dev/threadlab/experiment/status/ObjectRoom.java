package dev.threadlab.experiment.status;

import dev.threadlab.crds.ThreadExperimentStatus;

/** The room that an object has for its runs. */
final class ObjectRoom {
  /** An object stays under 1 MiB; the rest is for what the API server adds to its metadata. */
  static final long OBJECT = 1000L << 10;

  /** {@code truncated}, the keys around metadata, spec and status, and kind and apiVersion. */
  private static final long FRAME = 8L << 10;

  private ObjectRoom() {}

  /** What metadata, spec and the rest of the status leave free, in bytes; negative for none. */
  static long beside(StatusInput input, ThreadExperimentStatus withoutRuns) {
    return OBJECT
        - FRAME
        - StoredSize.of(input.metadata())
        - StoredSize.of(input.seen().spec())
        - StoredSize.of(withoutRuns);
  }
}
