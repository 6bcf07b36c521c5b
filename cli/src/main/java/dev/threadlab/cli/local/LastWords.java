package dev.threadlab.cli.local;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** The end of what a program says, however much it says. */
final class LastWords {
  private static final int KEPT = 4096;
  private static final int LINES = 5;

  private LastWords() {}

  /** Reads to the end; the last lines of it. */
  static String of(InputStream text) throws IOException {
    byte[] kept = new byte[0];
    byte[] buffer = new byte[KEPT];
    for (int length = text.read(buffer); length >= 0; length = text.read(buffer)) {
      kept = end(kept, buffer, length);
    }
    List<String> lines = new String(kept, StandardCharsets.UTF_8).strip().lines().toList();
    return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES), lines.size()));
  }

  private static byte[] end(byte[] before, byte[] read, int length) {
    int stay = Math.min(before.length, KEPT - length);
    byte[] end = Arrays.copyOfRange(before, before.length - stay, before.length + length);
    System.arraycopy(read, 0, end, stay, length);
    return end;
  }
}
