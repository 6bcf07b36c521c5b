package dev.threadlab.report;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** The lines of a text that can be frames: of a longer one, only the beginning is kept. */
final class FrameLines {
  private final InputStream text;
  private final byte[] line = new byte[Frames.FRAME_MOST];

  FrameLines(InputStream text) {
    this.text = new BufferedInputStream(text, 1 << 16);
  }

  /** The next line that begins as a frame does, without its line break; null at the end. */
  @Nullable String next() throws IOException {
    for (int length = readLine(); length >= 0; length = readLine()) {
      String candidate = new String(line, 0, length, ISO_8859_1);
      if (candidate.startsWith(Frames.MARK)) {
        return candidate.stripTrailing();
      }
    }
    return null;
  }

  /** Reads one line; its length as far as it was kept, or -1 at the end of the text. */
  private int readLine() throws IOException {
    int length = 0;
    int next = text.read();
    if (next < 0) {
      return -1;
    }
    for (; next >= 0 && next != '\n'; next = text.read()) {
      if (length < line.length) {
        line[length++] = (byte) next;
      }
    }
    return length;
  }
}
