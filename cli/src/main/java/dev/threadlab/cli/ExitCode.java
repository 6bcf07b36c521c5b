package dev.threadlab.cli;

/** What the command's exit codes mean. */
public final class ExitCode {
  /** All is well: complete, intact, valid. */
  public static final int GOOD = 0;

  /** The command did its work, and what it looked at is not well. */
  public static final int NOT_GOOD = 1;

  /** Wrong usage, or a file that cannot be read. */
  public static final int USAGE = 2;

  /** A fault of the command itself. */
  public static final int INTERNAL = 70;

  private ExitCode() {}
}
