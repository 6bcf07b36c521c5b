package dev.threadlab.workload.command;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is run instead of a strategy.
 *
 * @param words {@code -- WORD...}: the program and its arguments, with {@code $(THREADLAB_INPUT)},
 *     {@code $(THREADLAB_OUTPUT)} and {@code $(THREADLAB_SCRIPT)} for the paths of those files
 * @param environment {@code --env NAME=VALUE}, any number of them: added to this process's own
 * @param script {@code --script}: a file that the command may name, null without one
 * @param scriptText {@code --script-text}: the same, to be written first; null without one
 * @param check {@code --check}: how the output is judged
 * @param expected {@code --expected}: what the output is held against, null for the input
 * @param expectedText {@code --expected-text}: the same, to be written first; null without one
 */
public record Command(
    List<String> words,
    List<String> environment,
    @Nullable Path script,
    @Nullable String scriptText,
    Check check,
    @Nullable Path expected,
    @Nullable String expectedText) {
  public Command {
    words = List.copyOf(words);
    environment = List.copyOf(environment);
  }

  /** How the output is judged. */
  public enum Check {
    /** As the blocks, or the bare lines, of the lines that it should have. */
    Blocks,
    /** Row by row; it should be the same file. */
    Output,
    /** Not at all. */
    None
  }
}
