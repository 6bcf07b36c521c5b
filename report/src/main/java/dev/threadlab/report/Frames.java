package dev.threadlab.report;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;

/**
 * How a run report travels through a log: compressed, in lines short enough that no log splits
 * them, each numbered, with the report's digest at the end. Other lines may stand between them.
 *
 * <pre>
 * threadlab-report/1 1/2 H4sIAAAA...
 * threadlab-report/1 2/2 7b0HYBxJ...
 * threadlab-report/1 sha256 9f86d081...
 * </pre>
 */
public final class Frames {
  /** What every frame begins with. */
  static final String MARK = "threadlab-report/1 ";

  static final String DIGEST_MARK = MARK + "sha256 ";

  /** The most bytes that a report may have compressed: 4 MiB. */
  public static final int COMPRESSED_MOST = 4 << 20;

  /** The most bytes that a report may have as JSON: 64 MiB. */
  public static final int JSON_MOST = 64 << 20;

  /** The most bytes of a frame, its line break included. */
  static final int FRAME_MOST = 8192;

  /** Compressed bytes in a frame: as base64 they leave room for mark and number. */
  static final int PAYLOAD = 6000;

  private Frames() {}

  /** What was found in a text. */
  public sealed interface Decoding {}

  /**
   * A whole report.
   *
   * @param json its bytes, uncompressed
   * @param sha256 their digest in hexadecimal
   */
  @SuppressWarnings(
      "ArrayRecordComponent") // 64 MiB at most: handed over, neither copied nor compared
  public record Decoded(byte[] json, String sha256) implements Decoding {}

  /** The text has no frame at all. */
  public record Missing() implements Decoding {}

  /**
   * The text has frames that do not make a report.
   *
   * @param why in a sentence
   */
  public record Corrupt(String why) implements Decoding {}

  /**
   * The report in frames, in ASCII. Each has a line break before it, so that no unfinished line
   * swallows it, and one after it.
   *
   * @throws IllegalArgumentException when it is larger than a report may be
   */
  public static byte[] encode(byte[] json) {
    byte[] compressed = compress(json);
    if (json.length > JSON_MOST || compressed.length > COMPRESSED_MOST) {
      throw new IllegalArgumentException(
          "a report of %d bytes, %d compressed, is too large"
              .formatted(json.length, compressed.length));
    }
    int frames = Math.ceilDiv(compressed.length, PAYLOAD);
    var text = new ByteArrayOutputStream(compressed.length / 2 * 3 + FRAME_MOST);
    for (int i = 0; i < frames; i++) {
      int from = i * PAYLOAD;
      byte[] payload =
          Arrays.copyOfRange(compressed, from, Math.min(from + PAYLOAD, compressed.length));
      text.writeBytes(ascii("\n" + MARK + (i + 1) + "/" + frames + " "));
      text.writeBytes(Base64.getEncoder().encode(payload));
      text.writeBytes(ascii("\n"));
    }
    text.writeBytes(ascii("\n" + DIGEST_MARK + Sha256.of(json) + "\n"));
    return text.toByteArray();
  }

  /**
   * Whether a report is small enough for {@link #encode}, and for a log that it shares.
   *
   * @param reports how many reports the log is to have, itself included
   */
  public static boolean fits(byte[] json, int reports) {
    int most = COMPRESSED_MOST / reports;
    // gzip adds a few bytes a block to what it cannot compress, nowhere near double.
    return json.length <= most / 2 || (json.length <= JSON_MOST && compress(json).length <= most);
  }

  /**
   * Finds the report in a text, of whatever length and with whatever other lines.
   *
   * @throws IOException when the text cannot be read
   */
  public static Decoding decode(InputStream text) throws IOException {
    var reassembly = new Reassembly();
    var lines = new FrameLines(text);
    for (String line = lines.next(); line != null; line = lines.next()) {
      reassembly.add(line);
    }
    return reassembly.result();
  }

  private static byte[] compress(byte[] json) {
    var bytes = new ByteArrayOutputStream(json.length / 4 + 64);
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(json);
    } catch (IOException impossible) {
      throw new UncheckedIOException("memory refused a write", impossible);
    }
    return bytes.toByteArray();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(US_ASCII);
  }
}
