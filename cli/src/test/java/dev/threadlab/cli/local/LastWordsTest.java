package dev.threadlab.cli.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LastWordsTest {
  @Test
  void theLastLinesAreKept() throws IOException {
    assertThat(of("1\n2\n3\n4\n5\n6\n7\n")).isEqualTo("3\n4\n5\n6\n7");
  }

  @Test
  void nothingSaidIsNothingKept() throws IOException {
    assertThat(of("")).isEmpty();
  }

  @Test
  void ofAVeryLongLineTheEndIsKept() throws IOException {
    assertThat(of("x".repeat(1_000_000) + "end")).hasSizeLessThanOrEqualTo(4096).endsWith("end");
  }

  @Test
  void whatComesInPiecesIsPutTogether() throws IOException {
    var pieces =
        new ByteArrayInputStream("a long goodbye".getBytes(StandardCharsets.UTF_8)) {
          @Override
          public synchronized int read(byte[] buffer, int from, int length) {
            return super.read(buffer, from, Math.min(3, length));
          }
        };
    assertThat(LastWords.of(pieces)).isEqualTo("a long goodbye");
  }

  private static String of(String said) throws IOException {
    return LastWords.of(new ByteArrayInputStream(said.getBytes(StandardCharsets.UTF_8)));
  }
}
