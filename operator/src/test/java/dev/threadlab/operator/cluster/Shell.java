package dev.threadlab.operator.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Runs commands. */
final class Shell {
  private Shell() {}

  /**
   * What a bash script prints.
   *
   * @throws IllegalStateException if it fails, with all that it printed
   */
  static String run(Path directory, Map<String, String> environment, String script) {
    var builder =
        new ProcessBuilder("bash", "-euo", "pipefail", "-c", script)
            .directory(directory.toFile())
            .redirectErrorStream(true);
    builder.environment().putAll(environment);
    try {
      Process process = builder.start();
      String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException(script + " failed:\n" + printed);
      }
      return printed;
    } catch (IOException unread) {
      throw new UncheckedIOException(unread);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted in " + script, stop);
    }
  }

  /** What it prints; empty if it fails. */
  static Optional<String> attempt(Supplier<String> command) {
    try {
      return Optional.of(command.get());
    } catch (IllegalStateException failed) {
      return Optional.empty();
    }
  }
}
