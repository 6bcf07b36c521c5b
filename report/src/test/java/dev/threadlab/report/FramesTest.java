package dev.threadlab.report;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.threadlab.report.Frames.Corrupt;
import dev.threadlab.report.Frames.Decoded;
import dev.threadlab.report.Frames.Decoding;
import dev.threadlab.report.Frames.Missing;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class FramesTest {
  @Property(tries = 200)
  void whatIsEncodedIsDecodedWhateverStandsBetween(
      @ForAll byte[] json, @ForAll @Size(max = 8) List<String> foreign) {
    Assume.that(foreign.stream().noneMatch(line -> line.contains(Frames.MARK)));
    assertDecoded(between(Frames.encode(json), foreign), json);
  }

  @Property(tries = 50)
  void framesMayComeInAnyOrderAndTwice(@ForAll long seed) {
    byte[] json = noise(30_000, seed);
    List<String> frames = new ArrayList<>(frames(json));
    frames.addAll(List.copyOf(frames));
    Collections.shuffle(frames, new Random(seed));
    assertDecoded(String.join("\n", frames), json);
  }

  @Property(tries = 50)
  void aReportWithAFrameMissingIsCorrupt(@ForAll long seed) {
    List<String> frames = frames(noise(30_000, seed));
    frames.remove((int) Math.floorMod(seed, (long) frames.size()));
    assertThat(decode(String.join("\n", frames))).isInstanceOf(Corrupt.class);
  }

  @Property(tries = 200)
  void aReportWithACharacterChangedIsNeverTakenForGood(@ForAll long seed) {
    byte[] json = noise(10_000, seed);
    byte[] text = Frames.encode(json);
    var random = new Random(seed);
    text[random.nextInt(text.length)] ^= (byte) (1 << random.nextInt(7));
    Decoding decoding = decode(new String(text, ISO_8859_1));
    if (decoding instanceof Decoded good) { // the change was outside of what is read
      assertThat(good.json()).isEqualTo(json);
    }
  }

  @Test
  void everyLineIsShortEnoughForALogNotToSplitIt() {
    String text = new String(Frames.encode(noise(2_000_000, 1)), ISO_8859_1);
    assertThat(text.lines()).allMatch(line -> line.length() < Frames.FRAME_MOST);
  }

  @Test
  void anUnfinishedForeignLineSwallowsNoFrame() {
    byte[] json = noise(100, 1);
    assertDecoded("no line break" + new String(Frames.encode(json), ISO_8859_1), json);
  }

  @Test
  void linesMayEndAsOnWindows() {
    byte[] json = noise(100, 1);
    assertDecoded(String.join("\r\n", frames(json)), json);
  }

  @Test
  void aTextWithoutFramesHasNoReport() {
    assertThat(decode("nothing\nto see here\n")).isEqualTo(new Missing());
    assertThat(decode("")).isEqualTo(new Missing());
  }

  @Test
  void theDigestAloneIsNoReport() {
    assertThat(decode("threadlab-report/1 sha256 00"))
        .isEqualTo(new Corrupt("the report has a digest and no frames"));
  }

  @Test
  void aReportWithoutItsDigestIsCorrupt() {
    List<String> frames = frames(noise(100, 1));
    frames.removeLast();
    assertThat(decode(String.join("\n", frames)))
        .isEqualTo(new Corrupt("the frame with the digest is missing"));
  }

  @Test
  void aDigestThatIsNotTheReportsIsNamed() {
    List<String> frames = frames(noise(100, 1));
    frames.set(frames.size() - 1, "threadlab-report/1 sha256 0000");
    assertThat(decode(String.join("\n", frames)))
        .isInstanceOfSatisfying(
            Corrupt.class, corrupt -> assertThat(corrupt.why()).endsWith("and should be 0000"));
  }

  @Test
  void twoReportsInOneTextAreNotMixed() {
    String two =
        String.join("\n", frames(noise(100, 1))) + "\n" + String.join("\n", frames(noise(100, 2)));
    assertThat(decode(two)).isInstanceOf(Corrupt.class);
  }

  @Test
  void numbersThatNoReportHasAreRefused() {
    assertThat(decode("threadlab-report/1 0/1 AAAA")).isInstanceOf(Corrupt.class);
    assertThat(decode("threadlab-report/1 2/1 AAAA")).isInstanceOf(Corrupt.class);
    assertThat(decode("threadlab-report/1 1/2000000000 AAAA")).isInstanceOf(Corrupt.class);
    assertThat(decode("threadlab-report/1 x/1 AAAA")).isInstanceOf(Corrupt.class);
    assertThat(decode("threadlab-report/1 1/1 ?")).isInstanceOf(Corrupt.class);
    assertThat(decode("threadlab-report/1 ")).isInstanceOf(Corrupt.class);
  }

  @Test
  void aSmallReportThatUnpacksToAHugeOneIsRefused() throws IOException {
    var bomb = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bomb)) {
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i <= Frames.JSON_MOST >> 20; i++) {
        gzip.write(zeros);
      }
    }
    assertThat(decode(framed(bomb.toByteArray())))
        .isEqualTo(new Corrupt("the report is larger than 67108864 bytes"));
  }

  @Test
  void aReportThatIsTooLargeCompressedIsRefusedOnBothSides() {
    byte[] huge = noise(Frames.COMPRESSED_MOST + Frames.PAYLOAD, 1);
    assertThat(Frames.fits(huge, 1)).isFalse();
    assertThatThrownBy(() -> Frames.encode(huge)).isInstanceOf(IllegalArgumentException.class);
    assertThat(decode(framed(huge)))
        .isEqualTo(new Corrupt("the report is larger than 4194304 bytes compressed"));
  }

  @Test
  void reportsThatShareALogHaveTheRoomOfOneTogether() {
    byte[] half = noise(Frames.COMPRESSED_MOST / 2, 1);
    assertThat(Frames.fits(half, 1)).isTrue();
    assertThat(Frames.fits(half, 3)).isFalse();
    assertThat(Frames.fits(noise(Frames.COMPRESSED_MOST / 4, 1), 3)).isTrue();
  }

  private static String framed(byte[] compressed) {
    int count = Math.ceilDiv(compressed.length, Frames.PAYLOAD);
    var text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      byte[] payload =
          Arrays.copyOfRange(
              compressed,
              i * Frames.PAYLOAD,
              Math.min((i + 1) * Frames.PAYLOAD, compressed.length));
      text.append(Frames.MARK).append(i + 1).append('/').append(count).append(' ');
      text.append(Base64.getEncoder().encodeToString(payload)).append('\n');
    }
    return text.append(Frames.DIGEST_MARK).append("00\n").toString();
  }

  private static String between(byte[] encoded, List<String> foreign) {
    var text = new StringBuilder(String.join("\n", foreign));
    for (String line : new String(encoded, ISO_8859_1).split("(?<=\n)", -1)) {
      text.append(line);
      if (line.endsWith("\n")) {
        foreign.forEach(each -> text.append(each).append('\n'));
      }
    }
    return text.toString();
  }

  private static List<String> frames(byte[] json) {
    return new ArrayList<>(
        new String(Frames.encode(json), ISO_8859_1)
            .lines()
            .filter(line -> !line.isEmpty())
            .toList());
  }

  private static Decoding decode(String text) {
    try {
      return Frames.decode(new ByteArrayInputStream(text.getBytes(UTF_8)));
    } catch (IOException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private static void assertDecoded(String text, byte[] json) {
    assertThat(decode(text))
        .usingRecursiveComparison()
        .isEqualTo(new Decoded(json, Sha256.of(json)));
  }

  private static byte[] noise(int size, long seed) {
    byte[] bytes = new byte[size];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }
}
