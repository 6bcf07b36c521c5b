package dev.threadlab.cli.admission;

import java.nio.file.Path;

/**
 * One thing that is wrong in a file.
 *
 * @param file the file, as it was named
 * @param line the line of the field, or of what should have it; from 1
 * @param field the field's path, such as {@code spec.profiles[1].cpu}; empty for the whole document
 * @param message what is wrong, and what to write instead
 */
public record Problem(Path file, int line, String field, String message) {

  /** As a compiler says it: {@code file:line: field: message}. */
  @Override
  public String toString() {
    return file + ":" + line + ": " + (field.isEmpty() ? "" : field + ": ") + message;
  }
}
