package dev.threadlab.workload;

/** How the program ends. */
enum Exit {
  /** The report is written, whether or not the output was right. */
  Reported(0),
  /** The arguments, or the input that they name, cannot be run. */
  Refused(64),
  /** Something broke that should not. */
  Broken(70),
  /** The system refused a thread. */
  ThreadNotCreated(71),
  /** The user's own command did not do what it was started for. */
  CommandFailed(72),
  /** The CPU limit did not become what it was to be. */
  NotResized(73);

  final int code;

  Exit(int code) {
    this.code = code;
  }
}
