package dev.threadlab.cli.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.threadlab.experiment.report.TerminationMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The file in which a run leaves its termination message, of which as much is read as Kubernetes
 * keeps.
 */
final class TerminationLog {
  private static final int LONGEST = 4096;

  private TerminationLog() {}

  /** The digest that the message names; empty if there is no message or it names none. */
  static Optional<String> sha256(Path file) throws IOException {
    if (Files.notExists(file)) {
      return Optional.empty();
    }
    try (var message = Files.newInputStream(file)) {
      return TerminationMessage.read(new String(message.readNBytes(LONGEST), UTF_8))
          .map(TerminationMessage::sha256);
    }
  }
}
