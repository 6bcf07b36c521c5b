package dev.threadlab.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlab.report.Frames.Corrupt;
import dev.threadlab.report.Frames.Decoded;
import dev.threadlab.report.Frames.Decoding;
import dev.threadlab.report.Frames.Missing;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ReportSequenceTest {
  private static final byte[] FIRST = "{\"n\":1}".getBytes(UTF_8);
  private static final byte[] SECOND = "{\"n\":2}".getBytes(UTF_8);

  @Property(tries = 100)
  void reportsComeInTheirOrderAndThenNone(@ForAll @Size(max = 4) List<byte[]> reports)
      throws IOException {
    var text = new ByteArrayOutputStream();
    for (byte[] each : reports) {
      text.writeBytes("a line between\n".getBytes(UTF_8));
      text.writeBytes(Frames.encode(each));
    }
    var sequence = sequence(text.toByteArray());
    for (byte[] each : reports) {
      assertReport(sequence.next(), each);
    }
    assertThat(sequence.next()).isEqualTo(new Missing());
  }

  @Test
  void aReportIsThereBeforeTheTextEnds() throws IOException {
    try (var out = new PipedOutputStream();
        var in = new PipedInputStream(out, 1 << 16)) {
      var sequence = new ReportSequence(in);
      out.write(Frames.encode(FIRST));
      out.flush();
      assertReport(sequence.next(), FIRST);
      out.write(Frames.encode(SECOND));
      out.flush();
      assertReport(sequence.next(), SECOND);
    }
  }

  @Test
  void aReportThatTheTextEndsInIsNotWhole() throws IOException {
    byte[] whole = Frames.encode(FIRST);
    var text = new ByteArrayOutputStream();
    text.writeBytes(whole);
    text.write(whole, 0, whole.length / 2);
    var sequence = sequence(text.toByteArray());
    assertReport(sequence.next(), FIRST);
    assertThat(sequence.next()).isInstanceOf(Corrupt.class);
  }

  @Test
  void aDamagedReportLeavesTheNextAsItIs() throws IOException {
    var text = new ByteArrayOutputStream();
    text.writeBytes("threadlab-report/1 1/2 AAAA\nthreadlab-report/1 sha256 00\n".getBytes(UTF_8));
    text.writeBytes(Frames.encode(SECOND));
    var sequence = sequence(text.toByteArray());
    assertThat(sequence.next()).isEqualTo(new Corrupt("frame 2 of 2 is missing"));
    assertReport(sequence.next(), SECOND);
  }

  private static ReportSequence sequence(byte[] text) {
    return new ReportSequence(new ByteArrayInputStream(text));
  }

  private static void assertReport(Decoding decoding, byte[] json) {
    assertThat(decoding)
        .isInstanceOfSatisfying(
            Decoded.class, decoded -> assertThat(decoded.json()).isEqualTo(json));
  }
}
