package dev.threadlab.experiment.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class StoredSizeTest {

  /** The sizes are those of Go's encoding/json, quotes included. */
  @Test
  void aTextTakesWhatTheApiServerWrites() {
    var sizes =
        Map.ofEntries(
            Map.entry("line1", 7L),
            Map.entry("<", 8L),
            Map.entry("a&b>", 16L),
            Map.entry("\u2028", 8L),
            Map.entry("\u2029", 8L),
            Map.entry("\u2027", 5L),
            Map.entry("\b", 8L),
            Map.entry("\f", 8L),
            Map.entry("\\b", 5L),
            Map.entry("\\<", 10L),
            Map.entry("\u0001", 8L),
            Map.entry("\t.", 5L),
            Map.entry("線", 5L),
            Map.entry("🧵", 6L));
    assertThat(sizes).allSatisfy((text, bytes) -> assertThat(StoredSize.of(text)).isEqualTo(bytes));
  }
}
