package dev.threadlab.cli.local;

import dev.threadlab.report.Frames.Decoded;
import java.time.Duration;

/** What comes next of a program that gives several reports. */
public sealed interface Step {

  /**
   * A report, after which the program goes on.
   *
   * @param report the report
   * @param wall how long it took, from the report before or the program's start
   */
  record Report(Decoded report, Duration wall) implements Step {}

  /** Its end, before that. */
  record Ended(ChildExit exit) implements Step {}
}
