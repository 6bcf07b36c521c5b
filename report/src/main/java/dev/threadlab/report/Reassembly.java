package dev.threadlab.report;

import dev.threadlab.report.Frames.Corrupt;
import dev.threadlab.report.Frames.Decoded;
import dev.threadlab.report.Frames.Decoding;
import dev.threadlab.report.Frames.Missing;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Puts frames together again, in whatever order they come. */
final class Reassembly {
  private static final int FRAMES_MOST = Math.ceilDiv(Frames.COMPRESSED_MOST, Frames.PAYLOAD);

  private byte @Nullable [][] payloads;
  private @Nullable String digest;
  private @Nullable String fault;

  /** Takes one line that begins as a frame does. */
  void add(String line) {
    if (fault != null) {
      return;
    }
    if (line.startsWith(Frames.DIGEST_MARK)) {
      addDigest(line.substring(Frames.DIGEST_MARK.length()));
    } else {
      addPayload(line);
    }
  }

  private void addDigest(String text) {
    if (digest != null && !digest.equals(text)) {
      fault = "the text has more than one report";
    }
    digest = text;
  }

  private void addPayload(String line) {
    int slash = line.indexOf('/', Frames.MARK.length());
    int space = line.indexOf(' ', Frames.MARK.length());
    if (slash < 0 || space < slash) {
      fault = "a frame has no number";
      return;
    }
    try {
      int index = Integer.parseInt(line, Frames.MARK.length(), slash, 10);
      int count = Integer.parseInt(line, slash + 1, space, 10);
      keep(index, count, Base64.getDecoder().decode(line.substring(space + 1)));
    } catch (IllegalArgumentException notANumberOrNotBase64) {
      fault = "a frame is damaged: " + notANumberOrNotBase64.getMessage();
    }
  }

  private void keep(int index, int count, byte[] payload) {
    if (count > FRAMES_MOST || payload.length > Frames.PAYLOAD) {
      fault = "the report is larger than " + Frames.COMPRESSED_MOST + " bytes compressed";
    } else if (index < 1 || index > count) {
      fault = "a frame has the number " + index + " of " + count;
    } else {
      place(index, payload, count);
    }
  }

  private void place(int index, byte[] payload, int count) {
    if (payloads == null) {
      payloads = new byte[count][];
    }
    if (payloads.length != count) {
      fault = "the text has more than one report";
    } else if (payloads[index - 1] != null && !Arrays.equals(payloads[index - 1], payload)) {
      fault = "frame " + index + " is there twice and differs";
    } else {
      payloads[index - 1] = payload;
    }
  }

  Decoding result() {
    if (fault != null) {
      return new Corrupt(fault);
    }
    if (payloads == null && digest == null) {
      return new Missing();
    }
    if (payloads == null) {
      return new Corrupt("the report has a digest and no frames");
    }
    if (digest == null) {
      return new Corrupt("the frame with the digest is missing");
    }
    return decompress(payloads, digest);
  }

  private static Decoding decompress(byte[][] payloads, String digest) {
    var compressed = new ByteArrayOutputStream();
    for (int i = 0; i < payloads.length; i++) {
      if (payloads[i] == null) {
        return new Corrupt("frame " + (i + 1) + " of " + payloads.length + " is missing");
      }
      compressed.writeBytes(payloads[i]);
    }
    try (var gzip = new GZIPInputStream(new ByteArrayInputStream(compressed.toByteArray()))) {
      return verify(gzip.readNBytes(Frames.JSON_MOST + 1), digest);
    } catch (IOException broken) {
      return new Corrupt("the frames do not decompress: " + broken.getMessage());
    }
  }

  private static Decoding verify(byte[] json, String digest) {
    if (json.length > Frames.JSON_MOST) {
      return new Corrupt("the report is larger than " + Frames.JSON_MOST + " bytes");
    }
    String actual = Sha256.of(json);
    return actual.equals(digest)
        ? new Decoded(json, actual)
        : new Corrupt("the digest is " + actual + " and should be " + digest);
  }
}
