package dev.threadlab.workload.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * The end of what a command prints, read while it runs. Nothing of it reaches this process's own
 * output, which belongs to the report.
 */
final class Tail {
  private static final int KEPT = 1024;
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}+");

  private final InputStream text;
  private final Thread reader;
  private byte[] kept = {};

  private Tail(InputStream text) {
    this.text = text;
    reader = Thread.ofPlatform().daemon().name("tail").unstarted(this::read);
  }

  static Tail of(InputStream text) {
    var tail = new Tail(text);
    tail.reader.start();
    return tail;
  }

  /** In one line; what comes later than a moment from now is not waited for. */
  String text() throws InterruptedException {
    reader.join(100);
    return CONTROL.matcher(new String(end(), UTF_8)).replaceAll(" ").strip();
  }

  private void read() {
    byte[] buffer = new byte[1 << 16];
    try (text) {
      for (int length = text.read(buffer); length >= 0; length = text.read(buffer)) {
        keep(buffer, length);
      }
    } catch (IOException closed) {
      keep(new byte[0], 0); // the command is gone, and with it what it had to say
    }
  }

  private synchronized byte[] end() {
    return kept;
  }

  private synchronized void keep(byte[] read, int length) {
    int fresh = Math.min(length, KEPT);
    int stay = Math.min(kept.length, KEPT - fresh);
    byte[] end = Arrays.copyOfRange(kept, kept.length - stay, kept.length + fresh);
    System.arraycopy(read, length - fresh, end, stay, fresh);
    kept = end;
  }
}
