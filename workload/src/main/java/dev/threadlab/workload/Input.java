package dev.threadlab.workload;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The file to copy, loaded whole.
 *
 * @param path where it is
 * @param bytes its content
 * @param lines how many lines it has; the last may have no line break
 */
@SuppressWarnings("ArrayRecordComponent") // loaded once and shared, never compared
record Input(Path path, byte[] bytes, int lines) {

  /**
   * Reads the file that is named, or generates one in the run's directory; a further process reads
   * what the run's own has generated.
   */
  static Input of(Arguments arguments) throws IOException, RefusedException {
    Files.createDirectories(arguments.directory());
    if (arguments.input() != null) {
      return read(arguments.input());
    }
    Path generated = arguments.directory().resolve("input");
    return arguments.worker() == 0 ? generate(generated, arguments.lines()) : read(generated);
  }

  private static Input generate(Path path, int lines) throws IOException {
    var text = new ByteArrayOutputStream(lines * 8);
    for (int i = 1; i <= lines; i++) {
      text.writeBytes(("line" + i + "\n").getBytes(US_ASCII));
    }
    Files.write(path, text.toByteArray());
    return new Input(path, text.toByteArray(), lines);
  }

  private static Input read(Path path) throws RefusedException {
    try {
      byte[] bytes = Files.readAllBytes(path);
      int lines = count(bytes);
      if (lines == 0) {
        throw new RefusedException("the input " + path + " has no line");
      }
      return new Input(path, bytes, lines);
    } catch (IOException unreadable) {
      throw new RefusedException("the input " + path + " cannot be read: " + unreadable);
    }
  }

  private static int count(byte[] bytes) {
    int lines = bytes.length > 0 && bytes[bytes.length - 1] != '\n' ? 1 : 0;
    for (byte next : bytes) {
      if (next == '\n') {
        lines++;
      }
    }
    return lines;
  }
}
