package dev.threadlab.operator.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The {@code threadlab} command of this build. */
final class Threadlab {
  private static final Path TARGET = TestCluster.ROOT.resolve("cli/target");

  private Threadlab() {}

  /** It with these arguments, for a shell. */
  static String command(String arguments) {
    return "cd '%s'; '%s/bin/java' --sun-misc-unsafe-memory-access=allow -Dthreadlab.home='%s' -cp classes:%s dev.threadlab.cli.Main %s"
        .formatted(
            TARGET, System.getProperty("java.home"), TestCluster.ROOT, libraries(), arguments);
  }

  private static String libraries() {
    try {
      return Files.readString(TARGET.resolve("libraries")).strip();
    } catch (IOException unread) {
      throw new UncheckedIOException(unread);
    }
  }
}
