package dev.threadlab.cli.analyze;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * Any number of lines of text, kept as bytes: a million take no more room than they have in a file.
 */
final class Texts implements Iterable<String> {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  void add(String line) {
    bytes.writeBytes(line.getBytes(UTF_8));
    bytes.write('\n');
  }

  @Override
  public Iterator<String> iterator() {
    byte[] all = bytes.toByteArray();
    return new Iterator<>() {
      private int start;

      @Override
      public boolean hasNext() {
        return start < all.length;
      }

      @Override
      public String next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        int end = start;
        while (all[end] != '\n') {
          end++;
        }
        var line = new String(all, start, end - start, UTF_8);
        start = end + 1;
        return line;
      }
    };
  }
}
