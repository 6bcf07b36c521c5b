package dev.threadlab.cli.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * This machine's Python.
 *
 * @param executable the interpreter itself, not a script that chooses one
 */
public record Python(Path executable) {
  private static final String NAME = "python3";
  private static final int LEAST_MINOR = 9;
  private static final String ASK = "import sys; print(sys.version_info[1]); print(sys.executable)";

  /**
   * Finds it in these directories, as a shell would.
   *
   * @param path directories, separated by colons
   * @throws RefusedException if there is none or it is too old
   */
  public static Python find(String path) throws RefusedException, IOException {
    String found =
        first(path)
            .orElseThrow(() ->
                new RefusedException(
                    "variants in Python need python3 (3.%d or later) in PATH, and there is none"
                        .formatted(LEAST_MINOR)));
    var process =
        new ProcessBuilder(found, "-I", "-c", ASK)
            .redirectErrorStream(true)
            .redirectInput(new File("/dev/null"))
            .start();
    var said = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
    var lines = said.split("\n", -1);
    if (lines.length != 2 || !lines[0].matches("[0-9]{1,3}")) {
      throw new RefusedException("%s does not tell its version: %s".formatted(found, said));
    }
    if (Integer.parseInt(lines[0]) < LEAST_MINOR) {
      throw new RefusedException(
          "variants in Python need Python 3.%d or later; %s is 3.%s"
              .formatted(LEAST_MINOR, found, lines[0]));
    }
    return new Python(Path.of(lines[1]));
  }

  private static Optional<String> first(String path) {
    return Arrays.stream(path.split(":", -1))
        .filter(directory -> !directory.isEmpty())
        .map(directory -> Path.of(directory, NAME))
        .filter(Files::isExecutable)
        .map(Path::toString)
        .findFirst();
  }
}
